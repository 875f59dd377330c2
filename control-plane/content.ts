/** What an instance or a snapshot holds: figures that stand for a graph, or the bytes of a real archive. */
import type { Container } from '../archive/inspection.ts'
import type { FileFacts, GraphFacts, Room } from '../contract/rules/fits.ts'
import { planOf, sizeInBytes, type Version } from '../contract/rules/plans.ts'
import { HOUR_MS } from '../contract/rules/windows.ts'

/** Figures in place of a store. They grow with the writes while the instance runs, as a pure function of time. */
export interface DescribedContent {
  readonly kind: 'described'
  readonly nodes: number
  readonly relationships: number
  /** Bytes of the store. */
  readonly bytes: number
  readonly labels: readonly string[]
  readonly relationshipTypes: readonly string[]
  /** Nodes and relationships together. */
  readonly writesPerHour: number
  /** When the figures were true (ms), growing since; null: frozen. */
  readonly asOf: number | null
}

/** What was found in an archive. Null is "not known", never 0. */
export interface ArchiveFacts {
  readonly container: Container
  readonly storeFormat: string | null
  readonly databaseName: string | null
  readonly databaseId: string | null
  readonly unpackedBytes: number | null
  readonly files: number | null
  readonly nodes: number | null
  readonly relationships: number | null
  readonly labels: readonly string[] | null
  readonly relationshipTypes: readonly string[] | null
}

/** The bytes of a real archive. Immutable: instances and snapshots that hold the same data name the same key. */
export interface HeldContent extends ArchiveFacts {
  readonly kind: 'held'
  readonly bytesKey: string
  readonly fileName: string
  readonly fileBytes: number
}

export type Content = DescribedContent | HeldContent

/** Bytes of a store with nothing in it. */
const EMPTY_BYTES = 1_048_576
/** Of the writes, the share that makes nodes; the others make relationships. */
const NODE_SHARE = 0.4
const BYTES_PER_WRITE = 96

/** The content of a new, empty instance. Nobody writes to it. */
export const emptyContent: DescribedContent = {
  kind: 'described',
  nodes: 0,
  relationships: 0,
  bytes: EMPTY_BYTES,
  labels: [],
  relationshipTypes: [],
  writesPerHour: 0,
  asOf: null,
}

/** Writes that still have room: an instance takes none beyond its storage or the limits of its plan. */
function writesWithRoom(content: DescribedContent, room: Room): number {
  const limits = planOf(room.type).graphLimits
  return Math.max(
    0,
    Math.min(
      Math.floor((sizeInBytes(room.storage) - content.bytes) / BYTES_PER_WRITE),
      limits ? Math.floor((limits.nodes - content.nodes) / NODE_SHARE) : Infinity,
      limits ? Math.floor((limits.relationships - content.relationships - 1) / (1 - NODE_SHARE)) : Infinity,
    ),
  )
}

/** The content as it is at `now` (ms), no longer growing: what a snapshot of that moment holds. */
export function contentAt(content: Content, now: number, room: Room): Content {
  if (content.kind === 'held' || content.asOf === null) return content
  const hours = Math.max(0, now - content.asOf) / HOUR_MS
  const writes = Math.min(Math.floor(hours * content.writesPerHour), writesWithRoom(content, room))
  const newNodes = Math.floor(writes * NODE_SHARE)
  return {
    ...content,
    nodes: content.nodes + newNodes,
    relationships: content.relationships + writes - newNodes,
    bytes: content.bytes + writes * BYTES_PER_WRITE,
    asOf: null,
  }
}

/** The content growing on from `now` (ms), at `writesPerHour` where that is another than its own. */
export function growingFrom(content: Content, now: number, writesPerHour?: number): Content {
  if (content.kind === 'held') return content
  return { ...content, writesPerHour: writesPerHour ?? content.writesPerHour, asOf: now }
}

/** Emulated writes per hour while it runs; 0 for held content. */
export function writeRate(content: Content): number {
  return content.kind === 'described' ? content.writesPerHour : 0
}

/** Bytes of the unpacked store; of held content whose size nobody knows, those of its file. */
export function storeBytes(content: Content): number {
  return content.kind === 'described' ? content.bytes : (content.unpackedBytes ?? content.fileBytes)
}

/** What the rules go by to say whether it fits. */
export function graphFacts(content: Content): GraphFacts {
  return content.kind === 'described'
    ? { unpackedBytes: content.bytes, nodes: content.nodes, relationships: content.relationships }
    : content
}

/** The store format of described content, by the version that would have written it. */
export const describedFormats = { '4': 'AF4.3.0', '5': 'block-block-1.1' } as const satisfies Record<
  Version,
  string
>

/** The store format of data that an instance or snapshot of this version holds; null: not known. */
export function storeFormatOf(content: Content, version: Version): string | null {
  return content.kind === 'described' ? describedFormats[version] : content.storeFormat
}

/** The same as of a file: for data that is put into an instance of perhaps another version. */
export function fileFacts(content: Content, version: Version): FileFacts {
  const storeFormat = storeFormatOf(content, version)
  return { ...graphFacts(content), kind: 'full', storeFormat, holdsDatabase: true }
}

/** The key of the bytes it refers to, if any. */
export function bytesKeyOf(content: Content | null): string | null {
  return content?.kind === 'held' ? content.bytesKey : null
}
