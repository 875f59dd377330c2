// A client of tus 1.0.0, from the words of the protocol alone (https://tus.io/protocols/resumable-upload): beside the one
// that the console uses, it says whether the hosts keep to the protocol or to one client.
import { createHash } from 'node:crypto'

export interface PlainUpload {
  /** Where uploads are created. */
  readonly endpoint: string
  readonly metadata: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  /** Bytes of one request; 0: all that are left. Each then carries its SHA-1. */
  readonly piece: number
}

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64')

/** Sends `bytes`, going on after every break until they are there. Throws where the protocol is not kept to. */
export async function sendPlainly(bytes: Uint8Array<ArrayBuffer>, upload: PlainUpload): Promise<void> {
  const speak = { ...upload.headers, 'Tus-Resumable': '1.0.0' }
  const ask = async (url: string, method: string, headers: Readonly<Record<string, string>>, body?: Blob) => {
    const answer = await fetch(url, { method, headers: { ...speak, ...headers }, body: body ?? null })
    keeps(answer.headers.get('tus-resumable') === '1.0.0', `${method} is answered without Tus-Resumable`)
    return answer
  }

  const options = await fetch(upload.endpoint, { method: 'OPTIONS', headers: upload.headers })
  keeps([200, 204].includes(options.status), `OPTIONS is answered ${options.status}`)
  const told = (name: string) => (options.headers.get(name) ?? '').split(',')
  keeps(told('tus-version').includes('1.0.0'), 'OPTIONS does not tell the version')
  keeps(told('tus-extension').includes('creation'), 'there is no creation')
  keeps(told('tus-checksum-algorithm').includes('sha1'), 'there is no SHA-1, which every server has')

  const metadata = Object.entries(upload.metadata).map(([key, value]) => `${key} ${base64(value)}`)
  const created = await ask(upload.endpoint, 'POST', {
    'Upload-Length': String(bytes.length),
    'Upload-Metadata': metadata.join(','),
  })
  keeps(created.status === 201, `a creation is answered ${created.status}`)
  const url = new URL(created.headers.get('location') ?? '', upload.endpoint).href

  const standing = async () => {
    const { status, headers } = await ask(url, 'HEAD', {})
    keeps([200, 204].includes(status), `HEAD is answered ${status}`)
    keeps(headers.get('cache-control') === 'no-store', 'HEAD may be kept by a cache')
    keeps(headers.get('upload-length') === String(bytes.length), 'HEAD tells another length')
    return offsetOf(headers)
  }

  for (let offset = await standing(); offset < bytes.length;) {
    const end = upload.piece === 0 ? bytes.length : Math.min(offset + upload.piece, bytes.length)
    const body = bytes.slice(offset, end)
    const headers = {
      'Content-Type': 'application/offset+octet-stream',
      'Upload-Offset': String(offset),
      ...(upload.piece === 0
        ? {}
        : { 'Upload-Checksum': `sha1 ${base64(createHash('sha1').update(body).digest())}` }),
    }
    const answer = await ask(url, 'PATCH', headers, new Blob([body])).catch((error: unknown) => {
      if (error instanceof NotKept) throw error
      return null
    })
    if (answer) keeps(answer.status === 204, `PATCH is answered ${answer.status}: ${await answer.text()}`)
    const reached = answer ? offsetOf(answer.headers) : await standing()
    if (answer) keeps(reached === end, `${end} bytes were sent, and PATCH tells ${reached}`)
    // What came without a checksum counts as far as it came; what came with one, whole or not at all.
    const possible =
      reached >= offset && reached <= end && (upload.piece === 0 || [offset, end].includes(reached))
    keeps(possible, `of ${offset} to ${end}, ${reached} are there`)
    offset = reached
  }
}

class NotKept extends Error {
  override readonly name = 'NotKept'
}

function keeps(kept: boolean, otherwise: string): void {
  if (!kept) throw new NotKept(`tus is not kept to: ${otherwise}.`)
}

function offsetOf(headers: Headers): number {
  const text = headers.get('upload-offset') ?? ''
  keeps(/^\d+$/.test(text), `Upload-Offset is ${JSON.stringify(text)}`)
  return Number(text)
}
