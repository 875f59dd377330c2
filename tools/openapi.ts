// The API's description in public/openapi.json, printed from the routes of the contract.
//   node tools/openapi.ts print     writes the file
//   node tools/openapi.ts check     fails where the file is not what the routes print, or is not valid OpenAPI
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { openApiDocument } from '../contract/wire/openapi.ts'
import { root, say } from './process.ts'

const file = join(root, 'public/openapi.json')

/** What is wrong with public/openapi.json, in words; empty where it is what the routes print and valid. */
export async function openApiFaults(): Promise<string[]> {
  const printed = print()
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const drift = kept === printed ? [] : ['public/openapi.json is not what the routes print: npm run openapi']
  const { valid, errors } = await new Validator().validate(printed)
  return valid ? drift : [...drift, JSON.stringify(errors, null, 2)]
}

function print(): string {
  return `${JSON.stringify(openApiDocument(), null, 2)}\n`
}

if (import.meta.main) {
  if (process.argv.includes('print')) writeFileSync(file, print())
  const faults = await openApiFaults()
  for (const fault of faults) say(fault)
  if (faults.length > 0) process.exitCode = 1
}
