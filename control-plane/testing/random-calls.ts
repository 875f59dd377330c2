/** For tests: what people might ask of a world over its API, in any order. */
import fc from 'fast-check'
import { crc32 } from '../../archive/crc32.ts'
import { keyIdExamples } from '../../contract/rules/keys.ts'
import { planOf } from '../../contract/rules/plans.ts'
import { dumps, figuresArchive } from '../api/test-archives.ts'
import { consentTo } from '../import-life.ts'
import type { InstanceRecord } from '../records.ts'
import type { RecordedWorld } from './recorded-world.ts'

const kinds = [
  'wait',
  'look',
  'take',
  'pause',
  'resume',
  'rename',
  'delete',
  'resize',
  'extend',
  'go-back',
  'restore',
  'export',
  'overwrite',
  'create',
  'backup',
  'cancel-backup',
  'link-backup',
  'send-backup',
  'upload',
  'send-on',
  'ask-offset',
  'agree',
  'give-up',
  'download',
  'download-backup',
  'network',
  'key',
  'session',
  'end-session',
  'role',
  'fail',
  'clear-failures',
  'key-access',
] as const

export interface RandomCall {
  readonly kind: (typeof kinds)[number]
  readonly on: number
  readonly which: number
  /** ms that pass before it */
  readonly after: number
}

const often = ['take', 'upload', 'send-on', 'restore', 'export', 'backup', 'wait'] as const

/** So many calls of a session. */
export const randomCalls = (many: number): fc.Arbitrary<readonly RandomCall[]> =>
  fc.array(
    fc.record({
      kind: fc.constantFrom<RandomCall['kind'][]>(...kinds, ...often, ...often),
      on: fc.nat(1000),
      which: fc.nat(1000),
      after: fc.oneof(fc.constant(0), fc.nat(5_000), fc.nat(600_000), fc.nat(40_000_000)),
    }),
    { minLength: many, maxLength: many, size: 'max' },
  )

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
const tus = { 'Tus-Resumable': '1.0.0' }
const none = '00000000-0000-4000-8000-000000000000'
const toFail = [
  { operation: 'take-snapshot', reason: 'storage-unreachable' },
  { operation: 'restore', reason: 'restore-failed' },
  { operation: 'pause', reason: 'pause-failed' },
  { operation: 'backup', reason: 'backup-failed' },
] as const
const files = [figuresArchive, dumps.sound, async () => new Blob(['No archive. '.repeat(40)])] as const

/** Does one, as far as the world has what it is about. */
export async function doCall(world: RecordedWorld, call: RandomCall, number: number): Promise<void> {
  const { on, which } = call
  const { clock, recorder, api } = world.life()
  // The time of a session passes with and without the control.
  if (call.after > 0 && which % 2 === 0) clock.advance(call.after)
  else if (call.after > 0) {
    await recorder.control('advance', { ms: call.after }, true, async () => clock.advance(call.after))
  }
  const fit = (makesSense: (instance: InstanceRecord) => boolean) => {
    const all = world.records('instance')
    const sensible = on % 6 === 0 ? [] : all.filter(makesSense)
    return pick(sensible.length > 0 ? sensible : all, on)
  }
  const any = fit(() => true)
  const running = fit(({ status }) => status === 'running')
  const confirmed = (id: string | undefined) => ({
    'Afterglow-Confirm': id ?? none,
    'Idempotency-Key': `call-${number}`,
  })
  const snapshotOf = (id: string | undefined) =>
    pick(
      world
        .records('snapshot')
        .filter(({ instanceId, status }) => instanceId === id && status === 'Completed'),
      which,
    )?.id ?? none
  const of = (id: string | undefined) => `/v1/instances/${id ?? 'none'}`
  const ours = (id: string | undefined) => `/afterglow/v1/instances/${id ?? 'none'}`
  const importAt = (state: string) => {
    const all = world.records('import')
    const those = all.filter((each) => each.state === state)
    return pick(those.length > 0 ? those : all, which)
  }
  const backupAt = (state: string) => {
    const all = world.records('backup')
    const those = all.filter((each) => each.state === state)
    return pick(those.length > 0 ? those : all, which)?.id ?? none
  }

  switch (call.kind) {
    case 'wait':
      await api.controlPlane.reconcile({ wait: which % 2 === 0 })
      return
    case 'look':
      await world.call(`GET /v1/instances?view=afterglow`)
      return
    case 'take':
      await world.call(`POST ${of(running?.id)}/snapshots`, {
        headers: { 'Idempotency-Key': `k${which % 40}` },
      })
      return
    case 'pause':
      await world.call(`POST ${of(running?.id)}/pause`)
      return
    case 'resume':
      await world.call(`POST ${of(fit(({ status }) => status === 'paused')?.id)}/resume`)
      return
    case 'rename':
      await world.call(`PATCH ${of(any?.id)}`, { json: { name: `Renamed ${number}` } })
      return
    case 'delete':
      await world.call(`DELETE ${of(any?.id)}`, { headers: confirmed(any?.id) })
      return
    case 'resize': {
      const size = pick(running ? planOf(running.type).sizes : [], which)
      await world.call(`PATCH ${of(running?.id)}`, { json: { memory: size?.memory ?? '2GB' } })
      return
    }
    case 'extend':
      await world.call(`POST ${ours(fit(({ endsAt }) => endsAt !== null)?.id)}/extend`)
      return
    case 'go-back':
      await world.call(`POST ${ours(fit(({ status }) => status === 'loading failed')?.id)}/go-back`)
      return
    case 'restore':
      await world.call(
        `POST ${of(running?.id)}/snapshots/${snapshotOf(running?.id)}/restore?view=afterglow`,
        {
          headers: confirmed(running?.id),
        },
      )
      return
    case 'export':
      await world.call(`POST ${ours(any?.id)}/snapshots/${snapshotOf(any?.id)}/exports`)
      return
    case 'overwrite':
      await world.call(`POST ${of(running?.id)}/overwrite`, {
        headers: confirmed(running?.id),
        json: { source_instance_id: any?.id, source_snapshot_id: snapshotOf(any?.id) },
      })
      return
    case 'create':
      await world.call('POST /v1/instances', {
        headers: { 'Idempotency-Key': `create-${number}` },
        json: {
          version: '5',
          region: 'europe-west1',
          memory: '8GB',
          name: `Copy ${number}`,
          type: 'enterprise-db',
          tenant_id: any?.tenantId,
          cloud_provider: 'gcp',
          ...(which % 2 === 0
            ? { source_instance_id: any?.id, source_snapshot_id: snapshotOf(any?.id) }
            : {}),
        },
      })
      return
    case 'backup':
      await world.call(`POST ${ours(running?.id)}/backups`)
      return
    case 'cancel-backup':
      await world.call(`DELETE /afterglow/v1/backups/${backupAt('queued')}`)
      return
    case 'link-backup':
      await world.call(`POST /afterglow/v1/backups/${backupAt('ready')}/link`)
      return
    case 'send-backup':
      await world.call(`POST /afterglow/v1/backups/${backupAt('ready')}/send`, {
        headers: confirmed(running?.id),
        json: { instance_id: running?.id },
      })
      return
    case 'upload': {
      const at = which % files.length
      const file = new Uint8Array(await ((await files[at]?.()) ?? new Blob()).arrayBuffer())
      const seen = running && which % 5 > 0 ? consentTo(running) : null
      const answer = await world.call(`POST ${ours(running?.id)}/imports`, {
        headers: confirmed(running?.id),
        json: {
          file_name: `${at}.dump`,
          file_bytes: file.length,
          ...(which % 3 === 0 ? { crc32: crc32(file) } : {}),
          ...(seen ? { consent: { instance_name: seen.instanceName, data_id: seen.dataId } } : {}),
        },
      })
      if (answer.status !== 201) return
      const announced = world
        .records('import')
        .find(({ requestId }) => requestId === answer.headers.get('x-request-id'))
      const id = announced?.id ?? none
      const headers = {
        ...tus,
        'Upload-Length': String(file.length),
        'Upload-Metadata': `import ${btoa(id)}`,
      }
      await world.call('POST /afterglow/v1/uploads', { headers })
      await send(world, id, file, which % 2 === 0 ? file.length : file.length >> 1, which % 4 === 1)
      return
    }
    case 'send-on': {
      const record = importAt('uploading')
      const file = await files[Number(record?.fileName[0]) % files.length]?.()
      if (record && file)
        await send(world, record.id, new Uint8Array(await file.arrayBuffer()), file.size, on % 2 === 0)
      return
    }
    case 'ask-offset':
      await world.call(`HEAD /afterglow/v1/uploads/${importAt('uploading')?.id ?? none}`, { headers: tus })
      return
    case 'agree': {
      const record = importAt('waiting')
      const instance = world.records('instance').find(({ id }) => id === record?.instanceId)
      const seen = instance && consentTo(instance)
      await world.call(`POST /afterglow/v1/imports/${record?.id ?? none}/consent`, {
        headers: confirmed(record?.instanceId),
        json: { instance_name: seen?.instanceName ?? '', data_id: seen?.dataId ?? '' },
      })
      return
    }
    case 'give-up':
      await world.call(`DELETE /afterglow/v1/imports/${importAt('uploading')?.id ?? none}`)
      return
    case 'download': {
      const ready = world.records('export').filter(({ state }) => state === 'ready')
      await recorder.storedFile('export', pick(ready, which)?.id ?? none)
      return
    }
    case 'download-backup':
      await recorder.storedFile('backup', backupAt('ready'))
      return
    case 'network': {
      const network = pick(world.records('network-access'), which)
      await (network && which % 2 === 0
        ? world.call(`PATCH /afterglow/v1/network-access/${network.id}`, {
            json: { public_traffic: on % 2 === 0 ? 'disabled' : 'enabled' },
          })
        : world.call('POST /afterglow/v1/network-access', {
            json: { tenant_id: any?.tenantId, cloud_provider: 'aws', region: 'us-east-1' },
          }))
      return
    }
    case 'key': {
      const key = pick(world.records('customer-managed-key'), which)
      await (which % 2 === 0
        ? world.call('POST /v1/customer-managed-keys', {
            json: {
              key_id: `${keyIdExamples.aws}${number}`,
              name: `Key ${number}`,
              cloud_provider: 'aws',
              instance_type: 'enterprise-db',
              region: 'us-east-1',
              tenant_id: any?.tenantId,
            },
          })
        : world.call(`DELETE /v1/customer-managed-keys/${key?.id ?? none}`))
      return
    }
    case 'session':
      await world.call(`${which % 4 === 0 ? 'DELETE' : 'POST'} /afterglow/v1/session`)
      return
    case 'end-session':
      // It is begun again at once, mostly: nothing else is done in one that has ended.
      await world.control('end-session', {})
      if (which % 4 > 0) await world.call('POST /afterglow/v1/session')
      return
    case 'role':
      await world.control('role', { role: pick(['admin', 'admin', 'member', 'viewer', null], which) })
      return
    case 'fail':
      await world.control('fail', {
        ...pick(toFail, which),
        when: pick(['next', 'always', 'every-2'], on),
        ...(on % 2 === 0 && running ? { instance: running.id } : {}),
      })
      return
    case 'clear-failures':
      await world.control('clear-failures', {})
      return
    case 'key-access': {
      const key = pick(world.records('customer-managed-key'), which)
      if (key)
        await world.control('key-access', { key: key.id, access: on % 3 === 0 ? 'granted' : 'revoked' })
    }
  }
}

/** Sends an upload on from where it stands, to `end`. */
async function send(
  world: RecordedWorld,
  id: string,
  file: Uint8Array,
  end: number,
  summed: boolean,
): Promise<void> {
  const asked = await world.call(`HEAD /afterglow/v1/uploads/${id}`, { headers: tus })
  const offset = Number(asked.headers.get('upload-offset') ?? file.length)
  const piece = file.slice(offset, end)
  const digest = new Uint8Array(4)
  new DataView(digest.buffer).setUint32(0, crc32(piece))
  await world.call(`PATCH /afterglow/v1/uploads/${id}`, {
    headers: {
      ...tus,
      'Upload-Offset': String(offset),
      'Content-Type': 'application/offset+octet-stream',
      ...(summed ? { 'Upload-Checksum': `crc32 ${btoa(String.fromCharCode(...digest))}` } : {}),
    },
    body: new Blob([piece]),
  })
}
