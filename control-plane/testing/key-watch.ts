/** What must always hold of the customer's own keys, commit by commit. */
import { keyAllows } from '../../contract/rules/key-access.ts'
import type { Action } from '../../contract/rules/statuses.ts'
import type { Clock } from '../ports.ts'
import type {
  CustomerManagedKeyRecord,
  DeletedInstanceRecord,
  InstanceRecord,
  OperationKind,
  OperationRecord,
} from '../records.ts'
import { expectThat } from './allowed.ts'

interface Watched {
  readonly clock: Clock
  readonly keys: ReadonlyMap<string, CustomerManagedKeyRecord>
  readonly instances: ReadonlyMap<string, InstanceRecord>
  readonly gone: ReadonlyMap<string, DeletedInstanceRecord>
  readonly running: ReadonlyMap<string, OperationRecord>
  note(what: string): void
}

export interface KeyWatch {
  changed(was: CustomerManagedKeyRecord | undefined, is: CustomerManagedKeyRecord | undefined): void
  /** An operation has ended. */
  ended(operation: OperationRecord): void
  /** After every commit. */
  all(): void
}

/** What each kind of operation does, as it is asked for. */
const actions: Partial<Record<OperationKind, Action>> = {
  create: 'create',
  'take-snapshot': 'take',
  export: 'export',
  backup: 'backup',
  restore: 'restore',
  overwrite: 'overwrite',
  'load-file': 'load-file',
  'go-back': 'go-back',
  pause: 'pause',
  resume: 'resume',
  resize: 'resize',
}

/** Watches the keys of a world. */
export function createKeyWatch({ clock, keys, instances, gone, running, note }: Watched): KeyWatch {
  return {
    changed(was, is) {
      if (!was) {
        expectThat(is?.pendingUntil !== null && is?.access === 'granted', 'a key was ready at once')
        return
      }
      if (!is) {
        note('key removed')
        return
      }
      if (was.pendingUntil !== null && is.pendingUntil === null) {
        expectThat(clock.now() >= was.pendingUntil, 'a key was ready too soon')
        note('key ready')
      }
      const { access: _was, pendingUntil: _wasPending, ...before } = was
      const { access: _is, pendingUntil: _isPending, ...after } = is
      expectThat(JSON.stringify(before) === JSON.stringify(after), 'a key became another')
    },
    ended({ kind, instanceId, state, failure, readsUnder }) {
      if (failure?.reason === 'key-revoked') note(`${kind} failed without its key`)
      expectThat(
        state !== 'succeeded' || readsUnder === null || keys.get(readsUnder.keyId)?.access === 'granted',
        `a ${kind} succeeded without the key of ${readsUnder?.instanceName}`,
      )
      const instance = instances.get(instanceId ?? '')
      const action = actions[kind]
      if (!instance || !action || state !== 'succeeded') return
      expectThat(
        keyAllows(action, instance).allowed,
        `a ${kind} succeeded without the key of ${instance.name}`,
      )
    },
    all() {
      for (const { name, customerManagedKeyId, keyRevoked } of instances.values()) {
        if (customerManagedKeyId === null) {
          expectThat(!keyRevoked, `${name} has a revoked key and none`)
          continue
        }
        const key = keys.get(customerManagedKeyId)
        expectThat(key !== undefined, `the key of ${name} is gone`)
        expectThat((key.access === 'revoked') === keyRevoked, `${name} does not know how its key stands`)
      }
      for (const { name, customerManagedKeyId: id } of gone.values())
        expectThat(id === null || keys.has(id), `the key of what ${name} left is gone`)
      for (const { kind, readsUnder } of running.values())
        expectThat(
          readsUnder === null || keys.has(readsUnder.keyId),
          `the key that a ${kind} reads under is gone`,
        )
    },
  }
}
