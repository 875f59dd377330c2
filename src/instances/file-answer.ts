import type { Inspected } from '../../archive/inspection.ts'
import { can } from '../../contract/rules/can.ts'
import type { Decision, Refusal } from '../../contract/rules/decision.ts'
import { fileFits, type Room } from '../../contract/rules/fits.ts'
import { planOf, plans, sizeInBytes, versionNames, type Version } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { instanceFacts } from '../api/facts.ts'
import { bytes } from '../messages/format.ts'
import { factsOfFile, fitsInto } from '../uploads/fits.ts'
import * as say from '../messages/file-check.tsx'

/** What an instance says to a file: in a few words, and where it is a no, why and what to do. */
export type FileAnswer =
  | { readonly kind: 'fits'; readonly word: string }
  /** The file fits, and could be loaded at another time or by somebody else. */
  | { readonly kind: 'held'; readonly word: string; readonly refusal: Refusal }
  | { readonly kind: 'refused'; readonly word: string; readonly refusal: Refusal }

const heldWords = { role: say.fitsNotAllowed, status: say.fitsNotNow } as const

/** Refusals that lie in the file alone. */
const ofTheFile: readonly string[] = ['differential-backup', 'Fallback']
const versions = ['5', '4'] as const satisfies readonly Version[]
const isOfVersion = (decision: Decision) => !decision.allowed && decision.reason === 'UnsupportedStoreFormat'

/** Why no instance can take the file, whatever it is; null where that depends on the instance. */
export function refusedEverywhere(inspected: Inspected): Refusal | null {
  const [newest, ...older] = versions.map((version) => intoLargest(inspected, version))
  if (!newest || newest.allowed) return null
  const everywhere = ofTheFile.includes(newest.reason) || (isOfVersion(newest) && older.every(isOfVersion))
  return everywhere ? newest : null
}

/**
 * The answer of one instance. That it takes no files weighs most, then what is wrong between file and instance, for waiting
 * would not help; then its status and the person's role.
 */
export function fileAnswer(inspected: Inspected, instance: InstanceWithView): FileAnswer {
  if (!planOf(instance.type).takesFiles) {
    // Whoever asks, and whenever.
    const byPlan = can.loadFile(instanceFacts(instance), { role: 'admin', now: 0 })
    if (!byPlan.allowed) return { kind: 'refused', word: say.takesNone, refusal: byPlan }
  }
  const fits = fitsInto(inspected, instance)
  if (!fits.allowed) return { kind: 'refused', word: wordFor(fits, inspected, instance), refusal: fits }
  const { load_file: may } = instance.afterglow.actions
  if (!may.allowed)
    return { kind: 'held', word: heldWords[may.reason === 'role-viewer' ? 'role' : 'status'], refusal: may }
  return { kind: 'fits', word: say.fits }
}

/** The answers together, as a sentence goes on after the name of the file: "fits 4 of 12 instances, 1 of them not now". */
export function answersInWords(answers: readonly FileAnswer[]): string {
  if (answers.length === 0) return say.noInstance
  const fitting = answers.filter(({ kind }) => kind !== 'refused')
  const held = fitting.filter(({ kind }) => kind === 'held')
  const sum =
    fitting.length === 0 ? say.fitsNone(answers.length) : say.fitsSome(fitting.length, answers.length)
  if (held.length === 0) return sum
  const byRole = held.every(({ word }) => word === heldWords.role)
  if (held.length === fitting.length) return (byRole ? say.allNotAllowed : say.allNotNow)(sum)
  return (byRole ? say.someNotAllowed : say.someNotNow)(sum, held.length)
}

function wordFor({ reason }: Refusal, inspected: Inspected, instance: InstanceWithView): string {
  switch (reason) {
    case 'ImportExceedsMaxSize':
    case 'LogicalRestrictions':
      return say.tooBig(excess(inspected, instance))
    case 'UnsupportedStoreFormat':
      return say.needs(neededVersion(inspected))
    default:
      return say.cannotTake
  }
}

/** How much of the file is over what the instance holds: bytes, else nodes, else relationships. */
function excess(inspected: Inspected, { type, storage }: InstanceWithView): string {
  const { unpackedBytes, nodes, relationships } = factsOfFile(inspected)
  const limits = planOf(type).graphLimits
  const over = (unpackedBytes ?? 0) - sizeInBytes(storage)
  if (over > 0) return bytes(over)
  const more = (nodes ?? 0) - (limits?.nodes ?? Number.POSITIVE_INFINITY)
  if (more > 0) return say.nodes(more)
  return say.relationships((relationships ?? 0) - (limits?.relationships ?? 0))
}

function neededVersion(inspected: Inspected): string {
  const loading = versions.find((version) => !isOfVersion(intoLargest(inspected, version)))
  return loading === undefined ? say.anotherVersion : versionNames[loading]
}

/** Whether the largest instance of a version could take it: what is left of a refusal is not for its size. */
function intoLargest(inspected: Inspected, version: Version): Decision {
  return fileFits(factsOfFile(inspected), { ...largest, version })
}

const largest: Omit<Room, 'version'> = {
  type: 'enterprise-db',
  storage: plans['enterprise-db'].sizes.at(-1)?.storage ?? '0GB',
}
