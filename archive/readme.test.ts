// The examples of the README, run as they stand.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { archiveBytes } from './fixtures/archive-bytes.ts'

const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
const [inNode = '', inPage = ''] = Array.from(readme.matchAll(/```js\n(.*?)```/gs), ([, code]) => code ?? '')

/** Runs an example where a dump is called as in it; gives what it prints. */
async function run(code: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'afterglow-'))
  const archive = pathToFileURL(import.meta.dirname).href
  writeFileSync(join(folder, 'example.mjs'), code.replaceAll("'./archive/", `'${archive}/`))
  writeFileSync(join(folder, 'northwind.dump'), await archiveBytes('DZV1'))
  const options = { cwd: folder, env: { ...process.env, NODE_NO_WARNINGS: '1' } }
  const printed = execFileSync(process.execPath, ['example.mjs'], options).toString()
  rmSync(folder, { recursive: true })
  return printed
}

/** As much of a page as the example touches: its elements, a file that is chosen, and what is shown at the end. */
const PAGE = `
import { openAsBlob } from 'node:fs'
let changed
const file = new File([await openAsBlob('northwind.dump')], 'northwind.dump')
const input = { files: [file], addEventListener: (_, listener) => (changed = listener) }
const [meter, output] = [{}, {}]
globalThis.document = { querySelectorAll: () => [input, meter, output] }
`

describe('the examples of the README', () => {
  it('inspect a dump in Node', async () => {
    const [first, ...openings] = (await run(inNode)).trim().split('\n')
    expect(first).toBe('DZV1, record-aligned-1.1, 3 nodes')
    expect(openings).toHaveLength(3)
    expect(openings[0]).toBe('Neo4j Community yes 5 and later')
  })

  it('inspect a dump in a page', async () => {
    const imports = /^import .*$/gm
    const [body, lines] = [inPage.replaceAll(imports, ''), inPage.match(imports) ?? []]
    const inBlock = `{${body}}\nawait changed()\nconsole.log(meter.value, output.textContent)\n`
    expect(await run(`${lines.join('\n')}\n${PAGE}${inBlock}`)).toBe(
      '1 3 nodes, written by Neo4j 5 or later\n',
    )
  })

  it('are short', () => {
    for (const code of [inNode, inPage]) {
      const lines = code.split('\n').filter((line) => line !== '')
      expect(lines.length).toBeGreaterThan(7)
      expect(lines.length).toBeLessThanOrEqual(10)
    }
  })
})
