import { bytesInUse } from './bytes-use.ts'
import { createAsking } from './commands/asking.ts'
import { backupCommands } from './commands/backups.ts'
import type { Commands } from './commands/commands.ts'
import { lifetimeCommands } from './commands/lifetimes.ts'
import { exportCommands } from './commands/exports.ts'
import { importCommands } from './commands/imports.ts'
import { keyCommands } from './commands/keys.ts'
import { instanceCommands } from './commands/instances.ts'
import { networkCommands } from './commands/network.ts'
import { sessionCommands } from './commands/session.ts'
import { snapshotCommands } from './commands/snapshots.ts'
import { stagingCommands } from './commands/staging.ts'
import { createUploads } from './commands/uploads.ts'
import { createDownloads, type Downloads } from './downloads.ts'
import { createSimulatedFleet } from './fleet/simulated.ts'
import { createPinBoard } from './pin-board.ts'
import type { Ports } from './ports.ts'
import type { ChangesView, Queries } from './queries/queries.ts'
import { queriesOn } from './queries/read.ts'
import { createReconciler, type Held } from './reconciler.ts'
import { nextSeen, type SeenEvent } from './seen-events.ts'
import { createSeededFiles } from './seeded-files.ts'
import { passwordOf } from './seeded-random.ts'
import type { Work } from './work.ts'

/** The ports that the control plane needs: who asks is told with each command. */
export type ControlPlanePorts = Omit<Ports, 'caller'>

export interface Reconciled {
  /** Events handled: one commit each. */
  readonly handled: number
  /** What is due next waits for bytes that are still being read or written. */
  readonly waiting: boolean
}

export interface ControlPlane extends Downloads {
  /**
   * Handles everything due by the clock, in the order of due time, as of that time.
   * `wait: false` does not wait for work on bytes (verifying an upload, writing an export or a backup): it goes on in the
   * background, what is due after it waits, and a later call takes its result.
   */
  reconcile(options?: { readonly wait?: boolean }): Promise<Reconciled>
  /**
   * Handles everything due but what waits for work on bytes, and lets that wait until it is released: what a command
   * meets does not depend on how fast this host is. `as`: goes without the same work as then, and waits for all other.
   */
  hold(as?: { readonly behind: string | null }): Promise<Held>
  /** When the next event is due (ms), perhaps already; null: never. */
  nextDue(): Promise<number | null>
  /** The next event that can be seen, and what it is; null: none comes. */
  nextSeen(): Promise<SeenEvent | null>
  /** Reads one consistent state. Does not reconcile. */
  read<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** What changed after a version of the store. */
  changes(after: number): Promise<ChangesView>
  readonly commands: Commands
  /** The size of an upload as it is stored, which is where it goes on; null where none is open. */
  uploadOffset(importId: string): Promise<number | null>
  /** The password an instance was created with: derived, nowhere stored. */
  password(instanceId: string): string
  /** Deletes bytes that no record refers to. For the start of a host; everything else is swept by `reconcile`. */
  sweep(): Promise<void>
}

/** The control plane over its ports. `onDefect`: told of work on bytes that was given up. Nothing in it runs by itself, and making one costs nothing. */
export function createControlPlane(
  ports: ControlPlanePorts,
  options: { onDefect?(thrown: unknown, of: string): void } = {},
): ControlPlane {
  const { clock, random, store, bytes } = ports
  const means = { random, fleet: ports.fleet ?? createSimulatedFleet(random) }
  const pins = createPinBoard()
  const reconciler = createReconciler({
    store,
    bytes,
    means,
    pins,
    ...(ports.alone ? { alone: ports.alone } : {}),
    ...(ports.pause ? { pause: ports.pause } : {}),
    onGivenUp: (error, work) => options.onDefect?.(error, nameOf(work)),
  })
  const asking = createAsking({
    clock,
    store,
    means,
    catchUp: async () => void (await reconciler.run(clock.now(), false)),
    isBehind: reconciler.isBehind,
  })
  const uploads = createUploads(
    {
      clock,
      store,
      bytes,
      pins,
      ...(ports.alone ? { alone: ports.alone } : {}),
      ...(ports.uploads ? { watch: ports.uploads } : {}),
    },
    asking,
  )
  const imports = importCommands(asking, ports.host)
  const backups = backupCommands(asking)
  const seededFile = createSeededFiles({
    store,
    bytes,
    random,
    ...(ports.alone ? { alone: ports.alone } : {}),
  })
  const downloads = createDownloads({
    clock,
    store,
    bytes,
    pins,
    catchUp: () => reconciler.run(clock.now(), false),
  })
  const read: ControlPlane['read'] = (work) => store.read((tx) => work(queriesOn(tx, means, clock.now())))

  return {
    reconcile: ({ wait = true } = {}) => reconciler.run(clock.now(), wait),
    hold: (as) => reconciler.hold(clock.now(), as),
    nextDue: reconciler.nextDue,
    nextSeen: () => store.read(nextSeen),
    read,

    async changes(after) {
      const moving = await store.read(
        async (tx) =>
          (await tx.count('operation', 'running', {})) +
            (await tx.count('import', 'verifying', {})) +
            (await tx.count('customer-managed-key', 'due', {})) >
          0,
      )
      return { ...(await store.changesSince(after)), moving }
    },

    commands: {
      ...instanceCommands(asking),
      ...keyCommands(asking),
      ...snapshotCommands(asking),
      ...exportCommands(asking),
      ...lifetimeCommands(asking),
      ...sessionCommands(asking),
      ...stagingCommands(asking),
      ...networkCommands(asking),
      ...backups,
      async sendBackup(asked, at) {
        await seededFile(at.backupId)
        return backups.sendBackup(asked, at)
      },
      ...imports,
      async cancelImport(asked, at) {
        const outcome = await imports.cancelImport(asked, at)
        if (outcome.ok) await uploads.stop(at.importId)
        return outcome
      },
      receive: uploads.receive,
    },

    ...downloads,
    async openBackup(id) {
      await seededFile(id)
      return downloads.openBackup(id)
    },
    uploadOffset: uploads.offset,
    password: (instanceId) => passwordOf(random, 'password', instanceId),

    async sweep() {
      for await (const key of bytes.keys()) {
        const unused = await store.read(async (tx) => !pins.has(key) && !(await bytesInUse(tx, key)))
        if (unused) await bytes.delete(key)
      }
    },
  }
}

const nameOf = (work: Work): string =>
  work.kind === 'verify'
    ? `Verifying the import ${work.record.id}`
    : `Writing the ${work.of} ${work.record.id}`
