import { parseArgs } from 'node:util'

/** What `npm run look` is to do. */
export type Asked =
  | { readonly kind: 'accept'; readonly only: string }
  | { readonly kind: 'against'; readonly commit: string; readonly only: string }
  | { readonly kind: 'help'; readonly wrong: string | null }

export const help = `npm run look -- --accept                 writes the accessibility tree of every screen of every scenario into e2e/gallery/
npm run look -- --against <commit>       takes pictures of them all in a build of that commit and in one of this tree, and compares
npm run look -- --against main --only restore   those alone whose name has the word`

/** Reads the arguments. */
export function asked(args: readonly string[]): Asked {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        accept: { type: 'boolean', default: false },
        against: { type: 'string', default: '' },
        only: { type: 'string', default: '' },
        help: { type: 'boolean', default: false },
      },
    })
    const { accept, against, only } = values
    if (values.help) return { kind: 'help', wrong: null }
    if (accept && against !== '') return { kind: 'help', wrong: 'Either --accept or --against.' }
    if (accept) return { kind: 'accept', only: only.toLowerCase() }
    if (against !== '') return { kind: 'against', commit: against, only: only.toLowerCase() }
    return { kind: 'help', wrong: '--accept or --against is missing.' }
  } catch (error) {
    return { kind: 'help', wrong: error instanceof Error ? error.message : String(error) }
  }
}
