import { parseArgs } from 'node:util'

/** What the Node host is asked to do on its command line. */
export type HostArguments =
  | {
      readonly kind: 'serve'
      readonly port: number
      /** The folder of the built console. */
      readonly console: string
      /** The folder for the bytes of files. */
      readonly data: string
      /** Whether worlds can be moved from outside. */
      readonly control: boolean
    }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly message: string }

/** How the program is called, and what it takes where nothing is said. */
export interface HostDefaults {
  readonly command: string
  readonly console: string
  readonly data: string
}

export const standardPort = 4680

/** Reads a command line, without the program's own name; never throws. */
export function readArguments(args: readonly string[], defaults: HostDefaults): HostArguments {
  const wrong = (fact: string) => ({
    kind: 'wrong' as const,
    message: `${fact}\n${defaults.command} --help says what there is.`,
  })
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true })
  const values = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind === 'positional') return wrong(`${shown(token.value)} is no option.`)
    if (token.kind !== 'option') continue
    const known = knownOptions.find((name) => name === token.name)
    if (known === undefined) return wrong(`There is no option ${shown(token.rawName)}.`)
    const takesValue = options[known].type === 'string'
    if (takesValue && !token.value) return wrong(`--${known} needs a value.`)
    if (!takesValue && token.value !== undefined) return wrong(`--${known} takes no value.`)
    values.set(known, token.value ?? '')
  }
  if (values.has('help')) return { kind: 'help', text: helpOf(defaults) }
  if (values.has('version')) return { kind: 'version' }
  const port = values.get('port') ?? String(standardPort)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return wrong('--port is a number from 0 to 65535.')
  return {
    kind: 'serve',
    port: Number(port),
    console: values.get('console') ?? defaults.console,
    data: values.get('data') ?? defaults.data,
    control: values.has('control'),
  }
}

const options = {
  port: { type: 'string' },
  console: { type: 'string' },
  data: { type: 'string' },
  control: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const
const knownOptions = ['port', 'console', 'data', 'control', 'help', 'version'] as const

const shown = (text: string) => JSON.stringify(text.slice(0, 64))

const helpOf = ({ command, console, data }: HostDefaults) => `Usage: ${command} [options]

Serves the Afterglow console and an emulated Aura at http://127.0.0.1:${standardPort}/, on this machine only.

  --port <number>     the port; 0 takes a free one (${standardPort})
  --control           worlds can be moved from outside, for tests and demos: every caller has a world of its own,
                      and /_control takes the token of AFTERGLOW_CONTROL_TOKEN, else one in a file that only you can read
  --data <folder>     where the bytes of files are kept while it runs (${data})
  --console <folder>  the built console (${console})
  --version           says which version this is
  -h, --help          says this
`
