/** What must always hold of files on their way into an instance, commit by commit. */
import { crc32 } from '../../archive/crc32.ts'
import { consentHolds } from '../../contract/rules/imports.ts'
import { KEPT_MS } from '../due.ts'
import { consentTo, hasOtherSum } from '../import-life.ts'
import type { Clock } from '../ports.ts'
import type { ImportRecord } from '../file-records.ts'
import type { InstanceRecord, OperationRecord } from '../records.ts'
import { expectThat } from './allowed.ts'
import type { MemoryBytes } from './test-world.ts'

interface Watched {
  readonly clock: Clock
  readonly bytes: MemoryBytes
  readonly imports: ReadonlyMap<string, ImportRecord>
  readonly operations: ReadonlyMap<string, OperationRecord>
  note(what: string): void
}

export interface ImportWatch {
  /** `instance`: as it was before the commit. */
  changed(
    was: ImportRecord | undefined,
    is: ImportRecord | undefined,
    instance: InstanceRecord | undefined,
  ): void
  /** After every commit. */
  all(): void
}

type State = ImportRecord['state']

/** Which states follow which; one that ended stays as it ended. A backup that is sent begins with being verified. */
const next: Readonly<Record<State, readonly State[]>> = {
  uploading: ['uploading', 'verifying', 'failed', 'cancelled'],
  verifying: ['waiting', 'loading', 'failed', 'cancelled'],
  waiting: ['loading', 'failed', 'cancelled'],
  loading: ['done', 'failed'],
  done: [],
  failed: [],
  cancelled: [],
}
const first: readonly State[] = ['uploading', 'verifying']
const isEnded = ({ state }: ImportRecord) => next[state].length === 0

/** Watches the imports of a world. */
export function createImportWatch({ clock, bytes, imports, operations, note }: Watched): ImportWatch {
  /** What is said of the bytes is true of those that are stored. */
  const mustCount = (is: ImportRecord) => {
    const stored = bytes.files.get(is.bytesKey)?.subarray(0, is.receivedBytes)
    expectThat((stored?.length ?? 0) === is.receivedBytes, 'an upload counts bytes that are not stored')
    expectThat(
      is.crc32 === null || is.crc32 === crc32(stored ?? new Uint8Array()),
      'an upload tells the sum of other bytes',
    )
  }

  const began = (was: ImportRecord | undefined, is: ImportRecord, instance: InstanceRecord | undefined) => {
    expectThat(is.receivedBytes === is.fileBytes, 'a file was loaded before all of it was there')
    expectThat(!hasOtherSum(is), 'a file was loaded whose sum is not the one announced')
    expectThat(instance !== undefined, 'a file was loaded into nothing')
    expectThat(
      consentHolds(is.consent, consentTo(instance)).allowed,
      'a file was loaded over what nobody agreed to',
    )
    if (was?.state === 'waiting') note('import agreed to again')
  }

  const ended = (was: ImportRecord | undefined, is: ImportRecord) => {
    if (is.state === 'failed' && was?.state === 'verifying') note(`import refused: ${is.failure.reason}`)
    if (is.state === 'failed' && (was?.state === 'uploading' || was?.state === 'waiting'))
      expectThat(is.failure.reason === 'instance-gone', `an import failed by itself: ${is.failure.reason}`)
    if (is.state !== 'done') return
    const operation = operations.get(is.operationId)
    expectThat(operation?.state === 'succeeded', 'a file is said to be loaded and is not')
  }

  return {
    changed(was, is, instance) {
      if (!is) {
        expectThat(was !== undefined && 'endedAt' in was, 'an upload was lost')
        expectThat(clock.now() >= was.endedAt + KEPT_MS, 'an upload was forgotten too soon')
        return
      }
      const may = was ? next[was.state] : first
      expectThat(may.includes(is.state), `an import went from ${was?.state ?? 'nothing'} to ${is.state}`)
      if (was?.state !== is.state) note(`import ${is.state}`)
      if (is.state === 'uploading' || is.state === 'verifying') mustCount(is)
      if (is.state === 'loading') began(was, is, instance)
      if (isEnded(is)) ended(was, is)
    },
    all() {
      const open = [...imports.values()].filter((each) => !isEnded(each))
      const busy = new Set(open.map(({ instanceId }) => instanceId))
      expectThat(busy.size === open.length, 'two files are on their way into one instance')
    },
  }
}
