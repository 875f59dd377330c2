import { describe, expect, it } from 'vitest'
import { pseudoModule } from './pseudo.ts'

const catalogue = (code: string) => pseudoModule('src/messages/a.tsx', code)
const rule = (code: string) => pseudoModule('contract/rules/a.ts', code)

describe('a catalogue in the pseudo-locale', () => {
  it.each([
    ["const a = 'Close'", 'const a = "[Çlösé ···]"'],
    [
      "const a = (n: string) => `The ${n} is 'new'.`",
      "const a = (n: string) => `[Thé ${n} îs 'ñéw'. ·····]`",
    ],
    [
      "const a = (n: boolean) => `It ${n ? 'is' : 'was'}`",
      'const a = (n: boolean) => `[Ît ${n ? "îs" : "wås"} ·····]`',
    ],
    [
      'const a = (n: string) => <>Type <code>{n}</code> now&hellip;</>',
      'const a = (n: string) => <>{"["}Týpé <code>{n}</code> ñöw&hellip;{" ······]"}</>',
    ],
    ["const a = (n: number) => counted(n, 'node')", 'const a = (n: number) => counted(n, "ñödé")'],
    [
      "const a = { [key]: 'No', 'not now': 'Yes' }",
      'const a = { [key]: "[Ñö ··]", \'not now\': "[Ýés ··]" }',
    ],
    [
      "const a = (n: 'one' | 'two') => n === 'one' ? 'A' : 'Be'",
      "const a = (n: 'one' | 'two') => n === 'one' ? \"[Å ·]\" : \"[Bé ··]\"",
    ],
  ])('%s', (code, written) => {
    expect(catalogue(code)).toBe(written)
  })
})

describe('elsewhere only what a refusal says is written anew', () => {
  it.each([
    [
      "refuse('too-small', `It is ${n}.`, 'Wait.')",
      'refuse(\'too-small\', `[Ît îs ${n}. ···]`, "[Wåît. ···]")',
    ],
    [
      "const a = { message: 'No.', status: 'running' }",
      'const a = { message: "[Ñö. ··]", status: \'running\' }',
    ],
    ["const a = 'Close'", null],
    ["const a = 'Neo4j Community'", null],
    ["const a = 'It takes no files.'", 'const a = "[Ît tåkés ñö fîlés. ·······]"'],
    ["const verbs = { take: 'taking it' }", 'const verbs = { take: "[tåkîñg ît ······]" }'],
  ])('%s', (code, written) => {
    expect(rule(code)).toBe(written)
  })
})
