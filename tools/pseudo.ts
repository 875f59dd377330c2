// The pseudo-locale: every text of the catalogue longer, with marks and in brackets, [Tåké šñåþšhöt ···], so that a text that is
// cut shows, and one that is not in the catalogue. A build of its own for e2e/pseudo.e2e.ts; no person sees it.
import { relative } from 'node:path'
import { normalizePath, type ESTree, type Plugin } from 'vite'
import { root } from './process.ts'
import { piecesOf, type Piece } from './texts.ts'

/** All of the basic Latin font, or the widths would be those of another. Every English word has one of these letters. */
const plain = 'aceinouyACEINOUY'
const marked = 'åçéîñöûýÅÇÉÎÑÖÛÝ'
/** How much longer other languages are than English, at most usually: short words grow more than sentences. */
const growth = (letters: number) => (letters < 12 ? 0.6 : 0.35)

/** The text with marks; what begins with `&` and ends with `;` is a character's name. */
const withMarks = (text: string) =>
  text.replaceAll(/&\w+;|\\.|./gs, (each) =>
    each.length === 1 && plain.includes(each) ? (marked[plain.indexOf(each)] ?? each) : each,
  )

/** What is put behind a text of so many characters: dots, broken as words are. */
const padding = (length: number) => {
  const dots = '·'.repeat(Math.ceil(length * growth(length)))
  return dots.replaceAll(/.{7}(?=.)/g, '$& ')
}

/** Properties and constants that hold words in contract, archive and control-plane: refusals, and tables of them. */
const wordy = ['message', 'remedy', 'why', 'word', 'verbs', 'what', 'words', 'stages', 'backupStages']
/** Where whole sentences stand anywhere; a product's or plan's name is none. */
const ofSentences = /^(?:contract\/rules\/|archive\/(?:opens-in|refusal)\.ts)/
const sentence = /^\p{Lu}\p{Ll}* \p{Ll}|\p{L} .*\p{Ll}\.\s*$/u

/** Whether the piece is said to people. A catalogue holds nothing else. */
function isSaid(path: string, { text, node, above }: Piece): boolean {
  if (/^src\/messages\/(?!format)[\w-]+\.tsx?$/.test(path)) return true
  if (ofSentences.test(path) && sentence.test(text)) return true
  return [...above, node].some((each, index, line) => {
    const parent = line[index - 1]
    switch (parent?.type) {
      case 'Property':
        return parent.key.type === 'Identifier' && wordy.includes(parent.key.name)
      case 'VariableDeclarator':
        return parent.id.type === 'Identifier' && wordy.includes(parent.id.name)
      case 'CallExpression':
        if (calleeOf(parent) === 'moving') return true
        return calleeOf(parent) === 'refuse' && parent.arguments.findIndex((one) => one === each) > 0
      default:
        return false
    }
  })
}

/** The outermost node that is one text with the piece: its template or its elements; none inside a call or a sum. */
function wholeOf({ node, above }: Piece): ESTree.Node | null {
  const whole = [...above, node].find(({ type }) =>
    ['Literal', 'TemplateLiteral', 'JSXFragment', 'JSXElement', 'BinaryExpression'].includes(type),
  )
  if (!whole || whole.type === 'BinaryExpression') return null
  const parent = above[above.indexOf(whole) - 1] ?? above.at(-1)
  const isArgument = parent?.type === 'CallExpression' && calleeOf(parent) !== 'refuse'
  return isArgument ? null : whole
}

const calleeOf = ({ callee }: ESTree.CallExpression) => (callee.type === 'Identifier' ? callee.name : '')

type Edit = { readonly at: number; readonly until: number; readonly text: string }

/** The module with the texts that it says in the pseudo-locale; null where it says none. `path` from the project's folder. */
export function pseudoModule(path: string, code: string): string | null {
  const said = piecesOf(path, code).filter((piece) => isSaid(path, piece))
  if (said.length === 0) return null
  const lengths = new Map<ESTree.Node, number>()
  for (const piece of said) {
    const whole = wholeOf(piece)
    if (whole) lengths.set(whole, (lengths.get(whole) ?? 0) + piece.text.trim().length)
  }
  const edits: Edit[] = said.map((piece) => {
    const { form, text, start, end, node } = piece
    if (form !== 'quoted') return { at: start, until: end, text: withMarks(text) }
    const length = lengths.get(node)
    const words = withMarks(text)
    const written = length === undefined ? words : `[${words} ${padding(length)}]`
    const inTags = piece.above.at(-1)?.type === 'JSXAttribute'
    return { at: start, until: end, text: inTags ? `"${written}"` : JSON.stringify(written) }
  })
  for (const [whole, length] of lengths) edits.push(...brackets(whole, ` ${padding(length)}]`))
  // From the end, so that what stands before keeps its place.
  return edits
    .toSorted((one, other) => other.at - one.at || other.until - one.until)
    .reduce((text, { at, until, text: next }) => text.slice(0, at) + next + text.slice(until), code)
}

function brackets(whole: ESTree.Node, closing: string): Edit[] {
  const insert = (at: number, text: string) => ({ at, until: at, text })
  if (whole.type === 'TemplateLiteral') {
    return [insert(whole.start + 1, '['), insert(whole.end - 1, closing)]
  }
  const ends =
    whole.type === 'JSXFragment'
      ? [whole.openingFragment.end, whole.closingFragment.start]
      : whole.type === 'JSXElement' && whole.closingElement
        ? [whole.openingElement.end, whole.closingElement.start]
        : []
  const [opened, closed] = ends
  if (opened === undefined || closed === undefined) return []
  return [insert(opened, '{"["}'), insert(closed, `{${JSON.stringify(closing)}}`)]
}

/** The pseudo-locale as a plugin of a build. */
export function pseudoLocale(): Plugin {
  const rooms = /^(?:src|contract|archive|control-plane)\/.*\.tsx?$/
  return {
    name: 'afterglow-pseudo-locale',
    enforce: 'pre',
    transform(code, id) {
      const path = normalizePath(relative(root, id.replace(/\?.*$/, '')))
      return rooms.test(path) ? pseudoModule(path, code) : null
    },
  }
}
