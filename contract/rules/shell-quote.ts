/** `posix`: sh, bash, zsh. `powershell`: Windows PowerShell 5.1 and PowerShell 7. */
export type Shell = 'posix' | 'powershell'

/** A program and its arguments, each as the program is to receive it. */
export type Argv = readonly [program: string, ...args: readonly string[]]

/**
 * What is on no command line. A terminal acts on control characters when they are pasted, and marks of direction show
 * another line than the one that runs; neither shell has one spelling for them that the other versions of it also read.
 */
const unseen = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/u

/**
 * What PowerShell reads well and then hands on otherwise: 5.1 drops double quotes and empty arguments, and lets a
 * backslash at the end swallow the quote it puts around blanks; neo4j-admin of Windows is a batch file, in which cmd
 * reads `%`, `&`, `|`, `<`, `>` and `^` once more. Source: about_Parsing, "Passing arguments to native commands".
 */
const garbled = /^$|["%&|<>^]|\s.*\\$/

interface Spelling {
  readonly refuses: RegExp | null
  /** What stands as it is. */
  readonly plain: RegExp
  /** Between single quotes nothing is expanded, in either language; only the quote itself is written otherwise. */
  readonly escape: (value: string) => string
  /** Before a program that is quoted. */
  readonly call: string
}

const spellings = {
  // A leading `=` is looked up as a command by zsh. Source: POSIX.1-2017, Shell Command Language, 2.2 Quoting.
  posix: {
    refuses: null,
    plain: /^[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+:,./=-]*$/,
    escape: (value) => value.replaceAll("'", String.raw`'\''`),
    call: '',
  },
  // It takes the curly quotes for single ones too. Source: PowerShell language specification, 2.3.5.2.1.
  powershell: {
    refuses: garbled,
    plain: /^-{0,2}[A-Za-z][A-Za-z0-9_-]*$/,
    escape: (value) => value.replaceAll(/['\u2018-\u201B]/g, '$&$&'),
    call: '& ',
  },
} as const satisfies Record<Shell, Spelling>

/** Programs whose names are no word of either shell. Another one is quoted, which keeps a shell from reading it as its own. */
const programs: ReadonlySet<string> = new Set(['neo4j-admin', 'mv', 'tar'])

/**
 * The line that runs `argv` in a shell: every value is quoted, or is nothing but characters that mean themselves.
 * `null` where no line is safe: a control character or newline, a mark of direction, half a character; for PowerShell
 * also what it or the batch file behind it would change on the way.
 */
export function commandLine([program, ...args]: Argv, shell: Shell): string | null {
  const { refuses, plain, escape, call }: Spelling = spellings[shell]
  if ([program, ...args].some((value) => unseen.test(value) || refuses?.test(value))) return null
  const quoted = (value: string) => `'${escape(value)}'`
  const begin = programs.has(program) ? program : call + quoted(program)
  return [begin, ...args.map((value) => (plain.test(value) ? value : quoted(value)))].join(' ')
}
