// The texts in a source file: what a person could read of it. tools/pseudo.ts writes them anew, tools/words.ts holds them to the catalogue.
import { parseSync, type ESTree } from 'vite'

/** How a piece is written: in quotes, between the values of a template, or between tags. */
export type Form = 'quoted' | 'template' | 'tags'

/**
 * A piece of text with letters in it, from `start` to `end` in the file (UTF-16 units), its quotes with it, a template's
 * backticks and braces not. `above` is all that it stands in, the nearest last.
 */
export type Piece = {
  readonly form: Form
  readonly text: string
  readonly start: number
  readonly end: number
  readonly node: ESTree.Node
  readonly above: readonly ESTree.Node[]
}

/** Attributes of elements and components that no one reads. */
const unread = /^(?:className|id|href|key|role|rel|type|size|tone|variant|layout|dateTime|data-.*)$/
const comparing = ['===', '!==', '==', '!=', '<', '>', '<=', '>=', 'in', 'instanceof']

/** Every piece of text of a module, in the order of the file. Throws where the file does not parse. */
export function piecesOf(path: string, code: string): readonly Piece[] {
  const { program, errors } = parseSync(path, code)
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)
  const found: Piece[] = []
  const visit = (node: ESTree.Node, above: readonly ESTree.Node[]) => {
    if (isSilent(node, above.at(-1))) return
    const piece = pieceOf(node)
    if (piece && /\p{L}/u.test(piece.text)) found.push({ ...piece, node, above })
    for (const child of childrenOf(node)) visit(child, [...above, node])
  }
  visit(program, [])
  return found.toSorted((one, other) => one.start - other.start)
}

function pieceOf(node: ESTree.Node): Omit<Piece, 'node' | 'above'> | null {
  const { start, end } = node
  if (node.type === 'Literal' && typeof node.value === 'string') {
    return { form: 'quoted', text: node.value, start, end }
  }
  if (node.type === 'TemplateElement') {
    // In TypeScript the parser counts the backtick or brace before it.
    const { raw } = node.value
    return { form: 'template', text: raw, start: start + 1, end: start + 1 + raw.length }
  }
  return node.type === 'JSXText' ? { form: 'tags', text: node.raw ?? node.value, start, end } : null
}

/** Whether what stands in `node` is read by programs only: a type, a name, a comparison. */
function isSilent(node: ESTree.Node, parent: ESTree.Node | undefined): boolean {
  if (node.type.startsWith('TS') && !/^TS(?:As|Satisfies|NonNull|Instantiation)/.test(node.type)) return true
  if (node.type === 'TaggedTemplateExpression' || node.type === 'ImportExpression') return true
  if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return true
  switch (parent?.type) {
    case 'Property':
      return parent.key === node
    case 'MemberExpression':
      return parent.property === node
    case 'SwitchCase':
      return parent.test === node
    case 'ExportNamedDeclaration':
      return parent.source === node
    case 'BinaryExpression':
      return comparing.includes(parent.operator)
    case 'JSXAttribute':
      return parent.name.type !== 'JSXIdentifier' || unread.test(parent.name.name)
    default:
      return false
  }
}

/** What stands directly in a node. */
function childrenOf(node: ESTree.Node): ESTree.Node[] {
  const values: readonly unknown[] = Object.values(node)
  return values.flat().filter(isNode)
}

function isNode(value: unknown): value is ESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value && 'end' in value
}
