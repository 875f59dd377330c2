// Words that a component says and that stand outside the catalogue: tools/rooms.test.ts allows none.
import type { ESTree } from 'vite'
import { isTest } from './rooms.ts'
import { piecesOf, type Piece } from './texts.ts'

/** For tests: what jsdom lacks, and snapshots as the API tells of them. */
const forTests = ['src/ui/jsdom-dialog.ts', 'src/snapshots/sample-snapshots.ts']

/** Attributes and properties that are always read, whatever their text looks like. */
const read =
  /^(?:label|title|alt|placeholder|summary|busy|message|remedy|description|aria-(?:label|description|valuetext))$/
/** Not a word: it is the same in every language. */
const brand = 'Afterglow'
/** The API's own words for states and reasons, which are compared and sent. */
const ofTheApi = ['Pending', 'InProgress', 'Completed', 'Failed', 'Scheduled', 'AdHoc', 'Fallback']
/** Two words, or one that begins as a sentence does. */
const reads = /\p{L}{2,}[,.:;]? \p{L}|^\p{Lu}\p{Ll}+(?:[ .,:]|$)/u

/** Each text of a module of the console that a person reads and the catalogue does not hold: `path:line text`. */
export function looseWords(path: string, code: string): string[] {
  if (!path.startsWith('src/') || path.startsWith('src/messages/')) return []
  if (isTest(path) || forTests.includes(path)) return []
  const loose = piecesOf(path, code).filter(isRead)
  return loose.map(({ start, text }) => `${path}:${code.slice(0, start).split('\n').length} ${text.trim()}`)
}

function isRead(piece: Piece): boolean {
  const { form, text, node, above } = piece
  const line = [...above, node]
  if (text.trim() === brand) return false
  if (form === 'tags') return !line.some((each) => nameOf(each) === 'code')
  if (line.some(isForPrograms)) return false
  if (ofTheApi.includes(text) && above.at(-1)?.type !== 'JSXAttribute') return false
  return read.test(nameOf(above.at(-1)) ?? '') || reads.test(text)
}

/** What never reaches a person: a fault in the program, a style, what a header or an event is called. */
function isForPrograms(node: ESTree.Node): boolean {
  if (node.type === 'NewExpression') return true
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') return isSearch(node.callee)
  return node.type === 'JSXAttribute' && node.name.type === 'JSXIdentifier' && node.name.name === 'style'
}

const isSearch = ({ property }: ESTree.MemberExpression) =>
  property.type === 'Identifier' &&
  /^(?:includes|startsWith|endsWith|querySelector(?:All)?)$/.test(property.name)

function nameOf(node: ESTree.Node | undefined): string | null {
  if (node?.type === 'JSXAttribute' && node.name.type === 'JSXIdentifier') return node.name.name
  if (node?.type === 'Property' && node.key.type === 'Identifier') return node.key.name
  const opened = node?.type === 'JSXElement' ? node.openingElement.name : undefined
  return opened?.type === 'JSXIdentifier' ? opened.name : null
}
