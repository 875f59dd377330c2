import { crc32 } from '../../archive/crc32.ts'
import { archiveBytes } from '../../archive/fixtures/archive-bytes.ts'
import { recordStore } from '../../archive/fixtures/record-store.ts'
import { planOf } from '../../contract/rules/plans.ts'
import { isSamePlace } from '../../contract/rules/network.ts'
import type { Consent } from '../../contract/rules/imports.ts'
import type { Role } from '../../contract/rules/roles.ts'
import type { Checksum } from '../checksums.ts'
import type { Asked, Linked, Outcome } from '../commands/commands.ts'
import type { ControlPlane } from '../control-plane.ts'
import type { MemoryStore } from '../memory-store.ts'
import { consentTo } from '../import-life.ts'
import type { Step, UploadedFile } from './program.ts'
import type { ImportRecord } from '../file-records.ts'
import type { InstanceRecord, SnapshotRecord } from '../records.ts'
import { customerKey, realDump, recordsOf, streamOf, tenant } from './test-world.ts'

/** Does something with a control plane, and again with the next one where the host dies. */
export type Insist = <T>(work: (plane: ControlPlane) => Promise<T>) => Promise<T>

const orders = [
  { type: 'professional-db', version: '5', memory: '1GB' },
  { type: 'business-critical', version: '5', memory: '2GB' },
  { type: 'free-db', version: '5', memory: '1GB' },
  { type: 'enterprise-db', version: '4', memory: '2GB' },
  { type: 'enterprise-db', version: '5', memory: '2GB', customerManagedKeyId: customerKey.id },
] as const

/** One that has network access from the beginning, and one that can be given it. */
const networkPlaces = [
  { cloud: 'gcp', region: 'europe-west1' },
  { cloud: 'aws', region: 'us-east-1' },
] as const

const junk = new TextEncoder().encode('Not an archive at all. '.repeat(20))

const files = ['real', 'flawed', 'junk'] as const satisfies readonly UploadedFile[]

async function fileOf(file: UploadedFile): Promise<Uint8Array> {
  if (file === 'junk') return junk
  const index = { path: 'schema/index/native-btree-1.0/7/index-7', bytes: junk }
  return file === 'real' ? realDump() : archiveBytes('DZV1', { files: [...recordStore(), index] })
}

type Sum = 'none' | 'right' | 'wrong'
const sumOf = (bytes: Uint8Array, sum: 'right' | 'wrong') => (crc32(bytes) ^ (sum === 'right' ? 0 : 1)) >>> 0

function checksumOf(bytes: Uint8Array, sum: 'right' | 'wrong'): Checksum {
  const digest = new Uint8Array(4)
  new DataView(digest.buffer).setUint32(0, sumOf(bytes, sum))
  return { algorithm: 'crc32', digest }
}

/** What somebody saw of an instance who looks at it now, or looked before other data came into it. */
function seenOf(instance: InstanceRecord, seen: 'present' | 'past'): Consent {
  const consent = consentTo(instance)
  return seen === 'present' ? consent : { ...consent, dataId: 'another' }
}

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
const operationOf = (value: { readonly operation: { readonly id: string } }) => value.operation.id
const idOf = (value: { readonly id: string }) => value.id

/**
 * Does steps, each under an Idempotency-Key, so that whoever lost the host can ask again. Throws where a refused command
 * changed the world, or an acknowledged operation is not there.
 */
export function createDoer(store: MemoryStore, insist: Insist) {
  /** Mostly one for which it makes sense; every fifth time any. */
  const instanceAt = (at: number, makesSense: (instance: InstanceRecord) => boolean = () => true) => {
    const all = recordsOf(store, 'instance')
    const sensible = at % 5 === 0 ? [] : all.filter(makesSense)
    return pick(sensible.length > 0 ? sensible : all, at)?.id ?? 'none'
  }
  // Completed full ones first, newest first: what people look for.
  const rank = (each: SnapshotRecord) =>
    (each.status === 'Completed' ? 0 : 2) + (each.kind === 'full' ? 0 : 1)
  const snapshotsOf = (instanceId: string) =>
    recordsOf(store, 'snapshot')
      .filter((each) => each.instanceId === instanceId)
      .toSorted((a, b) => rank(a) - rank(b) || b.timestamp - a.timestamp)
  const snapshotAt = (instanceId: string, at: number) => pick(snapshotsOf(instanceId), at % 4)?.id ?? 'none'
  const left = () => recordsOf(store, 'deleted-instance')
  const hasSnapshot = ({ id }: InstanceRecord) => snapshotsOf(id).some((each) => rank(each) === 0)
  const aims = {
    take: ({ status }) => status === 'running',
    pause: ({ status }) => status === 'running',
    resume: ({ status }) => status === 'paused',
    delete: () => true,
    extend: ({ endsAt }) => endsAt !== null,
    'go-back': ({ status }) => status === 'loading failed',
    rename: () => true,
    resize: ({ status }) => status === 'running',
    restore: (instance) => instance.status === 'running' && hasSnapshot(instance),
    export: hasSnapshot,
    overwrite: ({ status }) => status === 'running',
    backup: ({ status }) => status === 'running',
  } as const satisfies Record<string, (instance: InstanceRecord) => boolean>

  const ask = async <T>(
    requestId: string,
    told: (value: T) => string,
    command: (plane: ControlPlane, asked: Asked<T>) => Promise<Outcome<T>>,
    role: Role = 'member',
  ): Promise<string | null> => {
    const before = store.version
    const asked: Asked<T> = {
      user: 'somebody',
      role,
      requestId,
      once: {
        key: requestId,
        fingerprint: requestId,
        answer: async (_queries, value) => ({ status: 200, body: told(value) }),
      },
    }
    const outcome = await insist((plane) => command(plane, asked))
    if (outcome.ok) return outcome.answer?.body ?? null
    // Everything due was handled before: any commit since is the command's.
    if (store.version !== before)
      throw new Error(`Broken: ${requestId} was refused (${outcome.reason}) and changed the world.`)
    return null
  }

  /** What was acknowledged is there. */
  const acknowledged = async (answer: Promise<string | null>) => {
    const id = await answer
    if (id !== null && !recordsOf(store, 'operation').some((each) => each.id === id))
      throw new Error(`Broken: the acknowledged operation ${id} is not there.`)
  }

  /** Sends the bytes of an upload from where it stands up to `end`. */
  const send = async (requestId: string, importId: string, file: Uint8Array, end: number, sum: Sum) => {
    const asked = { user: 'somebody', role: 'member', requestId } as const
    const before = await insist((plane) => plane.uploadOffset(importId))
    await insist(async (plane) => {
      const offset = await plane.uploadOffset(importId)
      if (offset === null || offset >= end) return
      const piece = file.slice(offset, end)
      const checksum = sum === 'none' ? {} : { checksum: checksumOf(piece, sum) }
      const body = streamOf(piece, 100)
      await plane.commands.receive(asked, { importId, offset, body, ...checksum })
    })
    const after = await insist((plane) => plane.uploadOffset(importId))
    if (sum === 'wrong' && after !== before) throw new Error('Broken: bytes with another checksum were kept.')
  }

  const upload = async (requestId: string, each: Extract<Step, { do: 'upload' }>) => {
    const file = await fileOf(each.file)
    const instanceId = instanceAt(each.on, ({ status }) => status === 'running')
    const instance = recordsOf(store, 'instance').find(({ id }) => id === instanceId)
    const importId = await ask(requestId, idOf, (plane, asked) =>
      plane.commands.createImport(asked, {
        instanceId,
        fileName: `${each.file}.dump`,
        fileBytes: file.length,
        ...(each.sum === 'none' ? {} : { crc32: sumOf(file, each.sum) }),
        ...(each.seen === 'nothing' || !instance ? {} : { consent: seenOf(instance, each.seen) }),
      }),
    )
    if (importId === null) return
    const asked = { user: 'somebody', role: 'member', requestId } as const
    await insist((plane) => plane.commands.openUpload(asked, { importId, length: file.length }))
    await send(requestId, importId, file, each.whole ? file.length : file.length >> 1, 'none')
  }

  /** One in that state first. */
  const importAt = (at: number, state: ImportRecord['state']) => {
    const all = recordsOf(store, 'import')
    const fit = all.filter((each) => each.state === state)
    return pick(fit.length > 0 ? fit : all, at)
  }

  const sendOn = async (requestId: string, each: Extract<Step, { do: 'send-on' }>) => {
    const record = importAt(each.upload, 'uploading')
    const file = await fileOf(files.find((name) => record?.fileName === `${name}.dump`) ?? 'real')
    if (record?.state === 'uploading') await send(requestId, record.id, file, file.length, each.sum)
  }

  const agree = async (requestId: string, each: Extract<Step, { do: 'agree' }>) => {
    const record = importAt(each.upload, 'waiting')
    const instance = recordsOf(store, 'instance').find(({ id }) => id === record?.instanceId)
    const consent = instance ? seenOf(instance, each.seen) : { instanceName: 'none', dataId: 'none' }
    await ask(requestId, idOf, (plane, asked) =>
      plane.commands.consentToImport(asked, { importId: record?.id ?? 'none', consent }),
    )
  }

  const changeNetwork = async (requestId: string, each: Extract<Step, { do: 'network' }>) => {
    const place = pick(networkPlaces, each.region) ?? networkPlaces[0]
    const network = recordsOf(store, 'network-access').find((record) => isSamePlace(record, place))
    await acknowledged(
      ask(
        requestId,
        operationOf,
        (plane, asked) =>
          network
            ? plane.commands.changeNetworkAccess(asked, {
                networkId: network.id,
                publicTraffic: each.traffic,
              })
            : plane.commands.createNetworkAccess(asked, { tenantId: tenant.id, ...place }),
        each.role,
      ),
    )
  }

  const withKey = async (requestId: string, { key, to }: Extract<Step, { do: 'key' }>) => {
    const all = recordsOf(store, 'customer-managed-key')
    // One that is removed is mostly one that was added.
    const added = all.filter(({ id }) => id !== customerKey.id)
    const keyId = pick(to === 'remove' && added.length > 0 ? added : all, key)?.id ?? 'none'
    await ask(
      requestId,
      idOf,
      (plane, asked) => {
        const { type, cloud, region } = customerKey
        const added = { tenantId: tenant.id, type, cloud, region, name: requestId.slice(0, 30) }
        if (to === 'add') {
          return plane.commands.addCustomerManagedKey(asked, {
            ...added,
            keyId: `${customerKey.keyId}-${requestId}`,
          })
        }
        return to === 'remove'
          ? plane.commands.removeCustomerManagedKey(asked, { keyId })
          : plane.commands.setKeyAccess(asked, { keyId, access: to })
      },
      'admin',
    )
  }

  type OfBackup = Extract<Step, { do: 'cancel-backup' | 'link-backup' | 'send-backup' }>
  const withBackup = async (requestId: string, each: OfBackup) => {
    // Those that it is meant for first.
    const fit = each.do === 'cancel-backup' ? 'queued' : 'ready'
    const all = recordsOf(store, 'backup').toSorted(
      (a, b) => Number(b.state === fit) - Number(a.state === fit) || b.turn - a.turn,
    )
    const backupId = pick(all, each.backup % 3)?.id ?? 'none'
    switch (each.do) {
      case 'cancel-backup':
        await ask(requestId, idOf, (plane, asked) => plane.commands.cancelBackup(asked, { backupId }))
        return
      case 'link-backup':
        await ask<Linked>(
          requestId,
          ({ until }) => String(until),
          (plane, asked) => plane.commands.linkBackup(asked, { backupId }),
        )
        return
      case 'send-backup': {
        const instanceId = instanceAt(each.on, ({ status }) => status === 'running')
        await ask(requestId, idOf, (plane, asked) =>
          plane.commands.sendBackup(asked, { backupId, instanceId }),
        )
      }
    }
  }

  return async (each: Exclude<Step, { do: 'wait' }>, requestId: string): Promise<void> => {
    if (each.do === 'upload') return upload(requestId, each)
    if (each.do === 'send-on') return sendOn(requestId, each)
    if (each.do === 'network') return changeNetwork(requestId, each)
    if (each.do === 'key') return withKey(requestId, each)
    if (each.do === 'agree') return agree(requestId, each)
    if (each.do === 'give-up') {
      const importId = pick(recordsOf(store, 'import'), each.upload)?.id ?? 'none'
      await ask(requestId, idOf, (plane, asked) => plane.commands.cancelImport(asked, { importId }))
      return
    }
    if ('backup' in each) return withBackup(requestId, each)
    if (each.do === 'create') {
      // Every third time of one that is gone, where there is any.
      const gone = each.from !== null && each.from % 3 === 0 ? pick(left(), each.from)?.id : undefined
      const sourceInstanceId = each.from === null ? null : (gone ?? instanceAt(each.from, hasSnapshot))
      const order = {
        ...(orders[each.plan] ?? orders[0]),
        tenantId: tenant.id,
        name: requestId,
        cloud: 'gcp',
        region: 'europe-west1',
        ...(sourceInstanceId === null ? {} : { sourceInstanceId }),
        ...(sourceInstanceId === null || each.snapshot === null
          ? {}
          : { sourceSnapshotId: snapshotAt(sourceInstanceId, each.snapshot) }),
      } as const
      return acknowledged(
        ask(requestId, operationOf, (plane, asked) => plane.commands.createInstance(asked, order)),
      )
    }
    const instanceId = instanceAt(each.on, aims[each.do])
    const at = { instanceId }
    switch (each.do) {
      case 'take':
        return acknowledged(
          ask(requestId, operationOf, (plane, asked) => plane.commands.takeSnapshot(asked, at)),
        )
      case 'pause':
        return acknowledged(
          ask(requestId, operationOf, (plane, asked) => plane.commands.pauseInstance(asked, at)),
        )
      case 'resume':
        return acknowledged(
          ask(requestId, operationOf, (plane, asked) => plane.commands.resumeInstance(asked, at)),
        )
      case 'delete':
        return acknowledged(
          ask(requestId, operationOf, (plane, asked) => plane.commands.deleteInstance(asked, at)),
        )
      case 'go-back':
        return acknowledged(ask(requestId, operationOf, (plane, asked) => plane.commands.goBack(asked, at)))
      case 'extend':
        await ask(requestId, idOf, (plane, asked) => plane.commands.extendInstance(asked, at))
        return
      case 'rename':
        await ask(requestId, idOf, (plane, asked) =>
          plane.commands.renameInstance(asked, { instanceId, name: requestId }),
        )
        return
      case 'resize': {
        const type = recordsOf(store, 'instance').find(({ id }) => id === instanceId)?.type
        const { memory, storage } = pick(type ? planOf(type).sizes : [], each.size) ?? {
          memory: '2GB',
          storage: '4GB',
        }
        return acknowledged(
          ask(requestId, operationOf, (plane, asked) =>
            plane.commands.resizeInstance(asked, { ...at, memory, storage }),
          ),
        )
      }
      case 'restore':
        return acknowledged(
          ask(requestId, operationOf, (plane, asked) =>
            plane.commands.restoreSnapshot(asked, {
              ...at,
              snapshotId: snapshotAt(instanceId, each.snapshot),
            }),
          ),
        )
      case 'export':
        await ask(requestId, idOf, (plane, asked) =>
          plane.commands.createExport(asked, { ...at, snapshotId: snapshotAt(instanceId, each.snapshot) }),
        )
        return
      case 'backup':
        await ask(requestId, idOf, (plane, asked) => plane.commands.createBackup(asked, at))
        return
      case 'overwrite': {
        const sourceInstanceId = instanceAt(each.from, hasSnapshot)
        const source =
          each.snapshot === null
            ? { sourceInstanceId }
            : { sourceInstanceId, sourceSnapshotId: snapshotAt(sourceInstanceId, each.snapshot) }
        return acknowledged(
          ask(requestId, operationOf, (plane, asked) =>
            plane.commands.overwriteInstance(asked, { ...at, ...source }),
          ),
        )
      }
    }
  }
}
