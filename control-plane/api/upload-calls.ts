/** For tests: the calls of an upload over one world. */
import { idOf, tus } from './good-calls.ts'
import type { Answer, TestApi } from './test-api.ts'

export const uploads = '/afterglow/v1/uploads'

type Headers = Readonly<Record<string, string>>

/** The calls of whoever `world()` is at the moment. */
export function uploadCalls(world: () => TestApi) {
  /** Announces a file of so many bytes for the instance of this name; more fields and headers where a test needs them. */
  const announce = (
    name: string,
    fileBytes: number,
    fields: Readonly<Record<string, unknown>> = {},
    headers: Headers = {},
  ): Promise<Answer> =>
    world().call(`POST /afterglow/v1/instances/${world().instance(name).id}/imports`, {
      json: { file_name: 'orders.dump', file_bytes: fileBytes, ...fields },
      headers,
    })

  const create = (id: string, length: number): Promise<Answer> =>
    world().call(`POST ${uploads}`, {
      headers: { ...tus, 'Upload-Length': String(length), 'Upload-Metadata': `import ${btoa(id)}` },
    })

  const patch = (id: string, offset: number, body: BodyInit, more: Headers = {}): Promise<Answer> =>
    world().call(`PATCH ${uploads}/${id}`, {
      headers: {
        ...tus,
        'Upload-Offset': String(offset),
        'Content-Type': 'application/offset+octet-stream',
        ...more,
      },
      body,
    })

  const head = (id: string): Promise<Answer> => world().call(`HEAD ${uploads}/${id}`, { headers: tus })

  return {
    announce,
    create,
    patch,
    head,

    /** Announces a file and opens its upload. Gives its id. */
    async begin(name: string, fileBytes: number, fields: Readonly<Record<string, unknown>> = {}) {
      const id = idOf(await announce(name, fileBytes, fields))
      await create(id, fileBytes)
      return id
    },

    /** Sends a whole file, and lets it be verified. Gives the id of its import. */
    async send(name: string, file: Blob, fields: Readonly<Record<string, unknown>> = {}) {
      const id = idOf(await announce(name, file.size, fields))
      await create(id, file.size)
      await patch(id, 0, file)
      await world().api.controlPlane.reconcile()
      return id
    },

    remove: (id: string): Promise<Answer> => world().call(`DELETE ${uploads}/${id}`, { headers: tus }),

    async offsetOf(id: string): Promise<string | null> {
      return (await head(id)).headers.get('upload-offset')
    },

    /** The answer for the import. */
    async stateOf(id: string): Promise<unknown> {
      return (await world().call(`GET /afterglow/v1/imports/${id}`)).body
    },

    /** The bytes stored of it, as text. */
    textOf(id: string, length: number): Promise<string> {
      const key = world()
        .records('import')
        .find((each) => each.id === id)?.bytesKey
      return new Response(world().bytes.read(key ?? '', 0, length)).text()
    },
  }
}

/** Texts as the pieces of a body. */
export const streamOfTexts = (texts: readonly string[]): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const text of texts) controller.enqueue(new TextEncoder().encode(text))
      controller.close()
    },
  })
