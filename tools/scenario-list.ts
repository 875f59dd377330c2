// The list of scenarios in mocks/README.md, made from the registry: `node tools/scenario-list.ts` writes it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scenarioIds, scenarioNamed } from '../control-plane/scenarios/registry.ts'
import { root } from './process.ts'

const BEGIN = '<!-- scenarios: written by tools/scenario-list.ts -->'
const END = '<!-- /scenarios -->'
export const readme = join(root, 'mocks/README.md')

/** The scenarios as a table in Markdown, in the order in which they are shown. */
export function scenarioTable(): string {
  const rows = scenarioIds.map((id) => {
    const { title, description } = scenarioNamed(id)
    return `| \`${id}\` | ${title} | ${description} |`
  })
  return ['| id | title | what can be seen |', '|---|---|---|', ...rows].join('\n')
}

/** A text with its list of scenarios as the registry has it. Throws where it has no place for one. */
export function withScenarios(text: string): string {
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`mocks/README.md has no ${BEGIN} … ${END}.`)
  return `${text.slice(0, begin)}${BEGIN}\n\n${scenarioTable()}\n\n${text.slice(end)}`
}

if (import.meta.main) writeFileSync(readme, withScenarios(readFileSync(readme, 'utf8')))
