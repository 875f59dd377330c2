// Files up to a Node host and down again, as a program with a token does it.
import { createReadStream } from 'node:fs'
import { request } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { NodeHost } from './node-host.ts'
import type { WrittenFile } from './noise-dump.ts'

/** Announces a file to an instance. Resolves to the id of its import. */
export async function announce(host: NodeHost, instanceId: string, file: WrittenFile): Promise<string> {
  const asked = { file_name: 'noise.dump', file_bytes: file.bytes }
  return textOf(await host.call(`POST /afterglow/v1/instances/${instanceId}/imports`, asked), 'id')
}

/** Sends all of a file to its import, in one request. Throws where it is not taken. */
export async function sendWhole(host: NodeHost, importId: string, file: WrittenFile): Promise<void> {
  const headers = { cookie: host.cookie, authorization: 'Bearer of a program', 'tus-resumable': '1.0.0' }
  const url = `${host.address}/afterglow/v1/uploads`
  const opening = {
    ...headers,
    'upload-length': String(file.bytes),
    'upload-metadata': `import ${btoa(importId)}`,
  }
  const opened = await fetch(url, { method: 'POST', headers: opening })
  if (opened.status !== 201) throw new Error(`The upload was answered ${opened.status}.`)
  const sent = request(`${url}/${importId}`, {
    method: 'PATCH',
    headers: {
      ...headers,
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': file.bytes,
    },
  })
  const answered = new Promise<number>((resolve, reject) => {
    sent.once('response', (answer) => resolve(answer.resume().statusCode ?? 0))
    sent.once('error', reject)
  })
  await pipeline(createReadStream(file.path), sent)
  const status = await answered
  if (status !== 204) throw new Error(`The upload was answered ${status}.`)
}

/** Takes a snapshot, exports it, and tells where its file is. */
export async function exported(host: NodeHost, instanceId: string): Promise<{ url: string; bytes: number }> {
  const snapshots = `/v1/instances/${instanceId}/snapshots`
  const taken = textOf(await host.call(`POST ${snapshots}`), 'snapshot_id')
  await host.control('settle')
  const made = textOf(await host.call(`POST /afterglow${snapshots}/${taken}/exports`), 'id')
  await host.control('settle')
  const ready = await host.call(`GET /afterglow/v1/exports/${made}`)
  const link = await host.call(`POST /afterglow/v1/exports/${made}/link`)
  return { url: host.address + textOf(link, 'url'), bytes: Number(textOf(ready, 'bytes')) }
}

/** Reads all of an answer and keeps nothing. Throws unless it is 200. */
export function drain(url: string, headers: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} was answered ${answer.statusCode}.`))
      answer.once('end', resolve).once('error', reject).resume()
    })
    asked.once('error', reject).end()
  })
}

/** So many running instances with room for the file. */
export async function manyInstances(host: NodeHost, count: number): Promise<readonly string[]> {
  const tenants = await host.call('GET /v1/tenants')
  const tenant = Array.isArray(tenants) ? textOf(tenants[0], 'id') : ''
  const ids: string[] = []
  for (let number = 1; number <= count; number += 1) {
    const asked = {
      name: `target-${number}`,
      version: '5',
      region: 'europe-west1',
      memory: '64GB',
      type: 'professional-db',
      cloud_provider: 'gcp',
      tenant_id: tenant,
    }
    ids.push(textOf(await host.call('POST /v1/instances', asked), 'id'))
  }
  await host.control('settle')
  return ids
}

/** A field of an answer as text; throws where it is not there. */
export function textOf(data: unknown, field: string): string {
  const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, field) : undefined
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new Error(`There is no ${field} in ${JSON.stringify(data)}.`)
}
