import type { Decision } from '../../contract/rules/decision.ts'
import type { Clock, Store, Tx } from '../ports.ts'
import { queriesOn } from '../queries/read.ts'
import type { Means } from '../means.ts'
import type { Asked, Outcome, Refused, StoredAnswer } from './commands.ts'

/** Thrown inside a commit, so that nothing of it stays; told as a `Refused` outside. */
class CommandRefused extends Error {
  override readonly name = 'CommandRefused'
  readonly refused: Refused

  constructor(refused: Refused) {
    super(refused.message)
    this.refused = refused
  }
}

/** Refuses a command. */
export function refuse(refused: Omit<Refused, 'ok'>): never {
  throw new CommandRefused({ ok: false, ...refused })
}

/** Refuses a command where a rule does. */
export function must(decision: Decision, more: Pick<Refused, 'status' | 'field'> = {}): void {
  if (decision.allowed) return
  const { reason, message, remedy } = decision
  refuse({ reason, message, remedy, ...more })
}

/** What every command works with. */
export interface Asking {
  readonly means: Means
  /**
   * Runs a command: everything due first, then one commit. `work` refuses by `refuse` and `must`. With a key asked before,
   * nothing runs and the answer of then is given.
   */
  ask<T>(asked: Asked<T>, work: (tx: Tx, at: number) => Promise<T>): Promise<Outcome<T>>
}

/** Rounds of catching up before a command runs although more has become due meanwhile. */
const ROUNDS = 5

/** The frame of all commands. */
export function createAsking(ports: {
  readonly clock: Clock
  readonly store: Store
  readonly means: Means
  readonly catchUp: () => Promise<void>
  readonly isBehind: (tx: Tx, at: number) => Promise<boolean>
}): Asking {
  const { clock, store, means } = ports

  const attempt = <T>(asked: Asked<T>, work: (tx: Tx, at: number) => Promise<T>, last: boolean) =>
    store.commit(async (tx): Promise<Outcome<T> | 'behind'> => {
      const at = clock.now()
      if (!last && (await ports.isBehind(tx, at))) return 'behind'
      const { once } = asked
      const checked = async () => {
        await asked.check?.(queriesOn(tx, means, at))
        return work(tx, at)
      }
      if (!once) return { ok: true, value: await checked(), answer: null, replayed: false }
      const id = `${asked.user}\n${once.key}`
      const stored = await tx.get('idempotency', id)
      if (stored) {
        if (stored.fingerprint !== once.fingerprint) {
          refuse({
            reason: 'idempotency-key-reused',
            message: 'This Idempotency-Key was used for another request.',
            remedy: 'Use a new key for every request.',
            status: 422,
          })
        }
        const { status, body, createdAt } = stored
        return { ok: true, value: null, answer: { status, body, createdAt }, replayed: true }
      }
      const value = await checked()
      const answered = await once.answer(queriesOn(tx, means, at), value)
      const answer: StoredAnswer = { ...answered, createdAt: at }
      await tx.put('idempotency', { id, fingerprint: once.fingerprint, ...answer })
      return { ok: true, value, answer, replayed: false }
    })

  return {
    means,
    async ask(asked, work) {
      try {
        for (let round = 1; ; round++) {
          await ports.catchUp()
          const outcome = await attempt(asked, work, round === ROUNDS)
          if (outcome !== 'behind') return outcome
        }
      } catch (error) {
        if (error instanceof CommandRefused) return error.refused
        throw error
      }
    },
  }
}
