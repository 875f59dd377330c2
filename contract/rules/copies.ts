/**
 * Which instance can take a copy of another, and which size an instance can have. Both sides use it: the console to say
 * beforehand why a target or a size is not possible, the API to refuse it.
 * Source: Aura documentation, "Instance actions": clone to an existing instance, resize.
 */
import { can, type InstanceFacts } from './can.ts'
import { allowed, firstRefusal, refuse, type Decision } from './decision.ts'
import { fileFits, graphFits, type GraphFacts, type Room } from './fits.ts'
import { keysAllowCopy, type CopiedBy } from './keys.ts'
import { planOf, versionNames, type PlanType, type Size, type Version } from './plans.ts'
import type { Asking } from './roles.ts'

/** The data that is copied: of an instance as it is now, or of one of its snapshots. */
export interface CopySource {
  readonly instanceId: string
  readonly instanceName: string
  readonly tenantId: string
  /** The version that its store is of. */
  readonly version: Version
  readonly graph: GraphFacts
  /** Of the store, as an archive names it; null: not known. */
  readonly storeFormat: string | null
  /** The customer's own key that it is encrypted with; null: one that Neo4j manages. */
  readonly keyId: string | null
}

/** An instance that the data could be put into. */
export interface CopyTarget extends InstanceFacts {
  readonly id: string
  readonly tenantId: string
  /** As the API writes it: "16GB". */
  readonly storage: string
  readonly keyId: string | null
}

/** Copies stay in their project: people of one have no say over the data of another. */
export function sameProject(
  source: Pick<CopySource, 'instanceName' | 'tenantId'>,
  tenantId: string,
): Decision {
  return source.tenantId === tenantId
    ? allowed
    : refuse(
        'copy-leaves-project',
        `${source.instanceName} is in another project, and a copy stays in the project of its source.`,
        'Export a snapshot of it, and restore the file there.',
      )
}

/**
 * Whether a backup can be sent to an instance of a project: as any copy, of its own only. Its file is under no key, whatever
 * its instance was encrypted with, so none is asked for.
 */
export function sendStays(backup: Pick<CopySource, 'instanceName' | 'tenantId'>, tenantId: string): Decision {
  const stays = sameProject(backup, tenantId)
  return stays.allowed ? stays : { ...stays, remedy: 'Download the backup, and restore the file there.' }
}

/** A store is never put under an older version than the one it was written by. */
export function versionTakes(source: Version, target: Version, name: string): Decision {
  return Number(target) >= Number(source)
    ? allowed
    : refuse(
        'copy-to-older-version',
        `The data is of ${versionNames[source]}, and ${name} runs ${versionNames[target]}.`,
        `Use an instance of ${versionNames[source]} or later.`,
      )
}

/** Whether the data can be put over an instance, in order of weight. */
export function copyOver(source: CopySource, target: CopyTarget, by: CopiedBy, asking: Asking): Decision {
  return firstRefusal(
    can.overwrite(target, asking),
    sameProject(source, target.tenantId),
    versionTakes(source.version, target.version, target.name),
    keysAllowCopy(source.keyId, target.keyId, by),
    fileFits({ ...source.graph, kind: 'full', storeFormat: source.storeFormat, holdsDatabase: true }, target),
  )
}

/** What an instance is asked to become; what is not named stays. As the API writes it: "8GB". */
export interface WishedSize {
  readonly memory?: string
  readonly storage?: string
}

/**
 * The size on offer that is wished for an instance: its storage stays where only the memory is named, as far as that is on
 * offer, else it is the first that goes with the memory. Undefined: not on offer.
 */
export function sizeWished(
  instance: { readonly type: PlanType; readonly memory: string; readonly storage: string },
  wish: WishedSize,
): Size | undefined {
  const memory = wish.memory ?? instance.memory
  const of = planOf(instance.type).sizes.filter((size) => size.memory === memory)
  const wanted = wish.storage ?? instance.storage
  const same = of.find((size) => size.storage === wanted)
  return same ?? (wish.storage === undefined ? of[0] : undefined)
}

/** Whether an instance can have another size: not the one it has, and its data must fit, also where it becomes smaller. */
export function sizeTakes(
  instance: Omit<Room, 'storage'> & { readonly memory: string; readonly storage: string },
  size: Pick<Size, 'memory' | 'storage'>,
  graph: GraphFacts,
): Decision {
  return firstRefusal(
    size.memory === instance.memory && size.storage === instance.storage
      ? refuse('size-unchanged', 'It has this size already.', 'Choose another one.')
      : allowed,
    graphFits(graph, {
      type: instance.type,
      version: instance.version,
      storage: size.storage,
      onOffer: true,
    }),
  )
}
