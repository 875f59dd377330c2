import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandLine, type Shell } from './shell-quote.ts'

const runs = 40 * Number(process.env['AFTERGLOW_RUNS'] ?? 1)

/** What means something to a shell, to cmd, or to a reader of options; then any text at all. */
const awkward = fc.string({
  unit: fc.constantFrom(
    ...`'"\`$\\ !#&*();<>?[]{}|~^%=-@,:+.éß漢😀\u0301\u00A0\u2018\u2019\u201A\u201B\u201C\u2013aZ0`,
  ),
  maxLength: 12,
})
const word = fc.constantFrom(
  '--',
  '-n',
  '-e',
  '--%',
  '$(id)',
  '`id`',
  '%PATH%',
  '!!',
  '=ls',
  '~',
  '*',
  'if',
  '',
)
const value = fc.oneof(awkward, word, fc.string({ unit: 'binary', maxLength: 20 }))
const values = fc.array(value, { minLength: 1, maxLength: 12 })

/** The values that can stand on a line. */
const writable = (given: readonly string[], shell: Shell) =>
  given.filter((each) => commandLine(['tar', each], shell) !== null)

/** What a program started by `shell` receives. It prints each argument with a NUL behind it. */
function received(shell: string, args: readonly string[]): string[] {
  const line = commandLine(['printf', String.raw`%s\0`, ...args], 'posix')
  const { stdout, stderr } = spawnSync(shell, ['-c', line ?? ''], { encoding: 'utf8' })
  expect(stderr).toBe('')
  return stdout.split('\0').slice(0, -1)
}

describe('a POSIX shell', () => {
  it('hands on every value unchanged: sh reads it back', () => {
    fc.assert(
      fc.property(values, (given) => {
        const args = ['first', ...writable(given, 'posix')]
        expect(received('sh', args)).toEqual(args)
      }),
      { numRuns: runs },
    )
  })

  it('takes everything that is seen, and quotes it', () => {
    fc.assert(
      fc.property(awkward, (given) => {
        expect(commandLine(['tar', given], 'posix')).toMatch(/^tar (?:'.*'|[\w@%+:,./-][\w@%+:,./=-]*)$/s)
      }),
    )
  })

  it('finds a program whose name is a word of its own', () => {
    expect(commandLine(['if', 'x'], 'posix')).toBe("'if' x")
    expect(commandLine(['A=1', 'x'], 'posix')).toBe("'A=1' x")
    expect(received('sh', ['=ls', '~', '-n'])).toEqual(['=ls', '~', '-n'])
  })
})

/**
 * Reads a line by the PowerShell language specification: 2.3.5.2.1 verbatim string literals (any of the five single
 * quotes opens and closes, two of them are the second one) and generic tokens, of which only letters, digits,
 * underscores and dashes are let through, so that nothing of 2.3.2 variables, 2.3.3 expansions or 2.4 operators can be in one.
 */
function parsed(line: string): string[] {
  const rest = line.startsWith('& ') ? line.slice(2) : line
  const found: string[] = []
  let at = 0
  while (at < rest.length) {
    let text = ''
    if (/['\u2018-\u201B]/.test(rest[at] ?? '')) {
      for (at += 1; ; at += 1) {
        const character = rest[at]
        if (character === undefined) throw new Error(`not closed: ${line}`)
        if (/['\u2018-\u201B]/.test(character)) {
          at += 1
          if (!/['\u2018-\u201B]/.test(rest[at] ?? '')) break
        }
        text += rest[at]
      }
    } else {
      while (at < rest.length && rest[at] !== ' ') {
        if (!/[\w-]/.test(rest[at] ?? '')) throw new Error(`${rest[at]} is no plain character: ${line}`)
        text += rest[at]
        at += 1
      }
      // `--%` stops the parser, a number may be written anew, a lone dash is an operator.
      if (!/^-{0,2}[A-Za-z]/.test(text)) throw new Error(`${text} is no plain word: ${line}`)
    }
    found.push(text)
    if (at < rest.length && rest[at] !== ' ') throw new Error(`two tokens in one: ${line}`)
    at += 1
  }
  return found
}

describe('PowerShell', () => {
  it('hands on every value unchanged: a reader of its grammar reads it back', () => {
    fc.assert(
      fc.property(values, (given) => {
        const args = writable(given, 'powershell')
        expect(parsed(commandLine(['tar', ...args], 'powershell') ?? '')).toEqual(['tar', ...args])
      }),
      { numRuns: runs * 10 },
    )
  })

  it('doubles the quotes of every kind, and quotes an option as a whole', () => {
    expect(commandLine(['tar', String.raw`--to=C:\it's ‘here’`], 'powershell')).toBe(
      String.raw`tar '--to=C:\it''s ‘‘here’’'`,
    )
  })

  it('calls a program that it could read as a word of its own', () => {
    expect(commandLine(['if', 'x'], 'powershell')).toBe("& 'if' x")
  })

  it.each([
    ['a double quote', 'a"b'],
    ['nothing', ''],
    ['a variable of cmd', '%PATH%'],
    ['an operator of cmd', 'R&D'],
    ['a backslash at the end, after a blank', 'C:\\my dumps\\'],
  ])('has no line for %s, which 5.1 or the batch file would change', (_, given) => {
    expect(commandLine(['tar', given], 'powershell')).toBeNull()
    expect(commandLine(['tar', given], 'posix')).not.toBeNull()
  })

  // Few machines have it. Where it is there, it says itself what its parser makes of the lines.
  const pwsh = spawnSync('pwsh', ['-NoProfile', '-Command', 'exit 0']).status === 0 ? ['pwsh'] : []
  for (const shell of pwsh) {
    it('hands on every value unchanged: pwsh of this machine reads it back', () => {
      const given = fc.sample(value, { numRuns: 300 })
      const args = ['first', ...writable(given, 'powershell')]
      const print = `node -e 'process.stdout.write(JSON.stringify(process.argv.slice(1)))' -- `
      const line = (commandLine(['tar', ...args], 'powershell') ?? '').replace(/^tar /, print)
      const { stdout } = spawnSync(shell, ['-NoProfile', '-Command', line], { encoding: 'utf8' })
      expect(stdout).toBe(JSON.stringify(args))
    })
  }
})

it.each([
  ['a newline', 'a\nb'],
  ['a carriage return', 'a\rb'],
  ['a tab', 'a\tb'],
  ['NUL', 'a\0b'],
  ['an escape', '\u001B[2J'],
  ['a mark that turns the text around', 'a\u202Eb'],
  ['half a character', '\uD83D'],
])('neither has a line for %s', (_, given) => {
  expect(commandLine(['tar', given], 'posix')).toBeNull()
  expect(commandLine(['tar', given], 'powershell')).toBeNull()
  expect(commandLine([given], 'posix')).toBeNull()
})
