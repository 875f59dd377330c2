import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync, Visitor } from 'vite'
import { root } from './process.ts'

/** The rooms of the house; every source file lies in one. */
export const roomNames = [
  'archive',
  'contract',
  'control-plane',
  'mocks',
  'server',
  'src',
  'e2e',
  'tools',
] as const
export type Room = (typeof roomNames)[number]

/** One import, export-from or import() of a module; `target` is a path from the project's folder, or a package's name. */
export type Import = { target: string; relative: boolean; kind: 'value' | 'type' | 'dynamic' }

/** A use of something that rules speak about, such as `Date.now` or `new Date()`, with the line it is on. */
export type Use = { what: string; line: number }

/** One source file as far as the rules of the house ask. `path` is from the project's folder, with forward slashes. */
export type SourceModule = {
  path: string
  room: Room
  imports: readonly Import[]
  uses: readonly Use[]
  comments: readonly Use[]
  reexportsOnly: boolean
}

/** Every TypeScript module of the rooms. */
export function readModules(): SourceModule[] {
  return roomNames.flatMap((room) => {
    if (!existsSync(join(root, room))) return []
    const names = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    const paths = names.map((name) => `${room}/${name.replaceAll('\\', '/')}`)
    const wanted = paths.filter((path) => /\.tsx?$/.test(path) && !path.includes('/node_modules/'))
    return wanted.toSorted().map((path) => parseModule(path, readFileSync(join(root, path), 'utf8')))
  })
}

/** Reads one module's text. Throws where it does not parse or `path` lies in no room. */
export function parseModule(path: string, text: string): SourceModule {
  const room = roomNames.find((name) => path.startsWith(`${name}/`))
  if (room === undefined) throw new Error(`${path} lies in no room.`)
  const { program, comments, errors } = parseSync(path, text)
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)
  const imports: Import[] = []
  const uses: Use[] = []
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length
  const add = (specifier: string, kind: Import['kind']) => {
    const relative = specifier.startsWith('.')
    const target = relative ? posix.join(posix.dirname(path), specifier.replace(/\?.*$/, '')) : specifier
    imports.push({ target, relative, kind })
  }
  new Visitor({
    ImportDeclaration(node) {
      const names = node.specifiers
      const inlineTypes = names.map((name) => name.type === 'ImportSpecifier' && name.importKind === 'type')
      const isType = node.importKind === 'type' || (names.length > 0 && inlineTypes.every(Boolean))
      add(node.source.value, isType ? 'type' : 'value')
    },
    ExportNamedDeclaration(node) {
      if (node.source) add(node.source.value, node.exportKind === 'type' ? 'type' : 'value')
    },
    ExportAllDeclaration(node) {
      add(node.source.value, node.exportKind === 'type' ? 'type' : 'value')
    },
    ImportExpression(node) {
      if (node.source.type === 'Literal') add(String(node.source.value), 'dynamic')
    },
    TSImportType(node) {
      add(node.source.value, 'type')
    },
    MemberExpression(node) {
      if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') return
      uses.push({ what: `${node.object.name}.${node.property.name}`, line: lineOf(node.start) })
    },
    CallExpression(node) {
      const { callee } = node
      if (callee.type === 'Identifier') uses.push({ what: `${callee.name}()`, line: lineOf(node.start) })
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return
      uses.push({ what: `.${callee.property.name}()`, line: lineOf(node.start) })
    },
    NewExpression(node) {
      if (node.callee.type !== 'Identifier') return
      uses.push({
        what: `new ${node.callee.name}(${node.arguments.length > 0 ? '…' : ''})`,
        line: lineOf(node.start),
      })
    },
    TSAsExpression(node) {
      let inner = node.expression
      while (inner.type === 'ParenthesizedExpression') inner = inner.expression
      if (inner.type !== 'TSAsExpression' || inner.typeAnnotation.type !== 'TSUnknownKeyword') return
      uses.push({ what: 'as unknown as', line: lineOf(node.start) })
    },
  }).visit(program)
  const exportsFrom = program.body.filter(
    (node) => 'source' in node && node.type.startsWith('Export') && node.source,
  )
  const rest = program.body.filter((node) => node.type !== 'ImportDeclaration' && !exportsFrom.includes(node))
  return {
    path,
    room,
    imports,
    uses,
    comments: comments.map((comment) => ({ what: comment.value, line: lineOf(comment.start) })),
    reexportsOnly: exportsFrom.length > 0 && rest.length === 0,
  }
}
