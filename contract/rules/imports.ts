import { allowed, refuse, type Decision } from './decision.ts'

/** What of an instance a file is confirmed to overwrite: its name and which data it holds. */
export interface Consent {
  readonly instanceName: string
  /** Another one after every restore, overwrite and load; the same after writes. */
  readonly dataId: string
}

/**
 * Why a verified file is not loaded before it is confirmed again: the instance is not what was agreed to, or cannot take it.
 * `busy`: it does not run just now. `key-revoked`: nothing can be written to it until the access is granted again.
 */
export type Changed = 'renamed' | 'data' | Hindrance
export type Hindrance = 'busy' | 'key-revoked'

/** What of an instance is no longer as it was agreed to. */
export function changedSince(agreed: Consent, present: Consent): readonly Exclude<Changed, Hindrance>[] {
  return [
    ...(agreed.instanceName === present.instanceName ? [] : (['renamed'] as const)),
    ...(agreed.dataId === present.dataId ? [] : (['data'] as const)),
  ]
}

/** Whether what was agreed to is what there is: consent belongs to a state, not to a name. */
export function consentHolds(agreed: Consent, present: Consent): Decision {
  const changed = changedSince(agreed, present)
  const [first] = changed
  if (first === undefined) return allowed
  const what = {
    renamed: `the instance is now called ${present.instanceName}`,
    data: `${present.instanceName} holds other data than it did then`,
  }
  return refuse(
    'consent-stale',
    `What was confirmed is no longer so: ${changed.map((each) => what[each]).join(', and ')}.`,
    'Look at what would be overwritten now, and confirm again.',
  )
}

/** A file on its way into an instance. */
interface OnItsWay {
  readonly fileName: string
  readonly requestedBy: string
}

/** One file at a time: whether another may begin its way into an instance. */
export function importMayBegin(other: OnItsWay | null): Decision {
  return other === null
    ? allowed
    : refuse(
        'import-in-progress',
        `${other.requestedBy} is already restoring this instance from ${other.fileName}.`,
        'Wait until that has ended, go on with it, or cancel it.',
      )
}

/** An upload belongs to who began it: nobody else goes on with it, asks for its offset or confirms it. */
export function isOwnImport(record: OnItsWay, user: string): Decision {
  return record.requestedBy === user
    ? allowed
    : refuse(
        'upload-not-yours',
        `${record.fileName} is being sent by ${record.requestedBy}.`,
        `Ask ${record.requestedBy} to go on with it or to cancel it. A project admin can cancel it too.`,
      )
}
