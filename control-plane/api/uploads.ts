/** The five routes of tus 1.0.0: an archive comes in, piece by piece, and goes on after a break. */
import { routes } from '../../contract/wire/routes.ts'
import { Uuid } from '../../contract/wire/parts.ts'
import type { Asked } from '../commands/commands.ts'
import type { ImportRecord } from '../records.ts'
import type { ApiApp, ApiContext, Services } from './api-app.ts'
import { ApiFault, fault, faultOf, notFound } from './faults.ts'
import { bodyStream } from './request-body.ts'
import { byteHeader, checkTusVersion, tusCapabilities, uploadMetadata, TUS_VERSION } from './tus.ts'

const UPLOADS = '/afterglow/v1/uploads'

/** The routes of uploads. The id of an upload is that of its import. */
export function addUploadRoutes(app: ApiApp, services: Services): void {
  const { controlPlane, host, basePath } = services
  const { commands } = controlPlane

  app.use(`${UPLOADS}/*`, async (c, next) => {
    await next()
    c.res.headers.set('Tus-Resumable', TUS_VERSION)
  })

  app.openapi(routes.tusOptions, (c) =>
    c.body(null, 204, {
      ...tusCapabilities,
      ...(host.maxUploadBytes === null ? {} : { 'Tus-Max-Size': String(host.maxUploadBytes) }),
    }),
  )

  app.openapi(routes.tusCreate, async (c) => {
    checkTusVersion(c.req.header('tus-resumable'))
    const length = byteHeader('Upload-Length', c.req.header('upload-length'))
    const importId = Uuid.safeParse(uploadMetadata(c.req.header('upload-metadata')).get('import')).data
    if (importId === undefined) {
      throw fault(
        400,
        'import-missing',
        'The upload does not say which import it is for.',
        'Send Upload-Metadata: import and the Base64 of the import id.',
      )
    }
    await importOf(services, importId)
    const outcome = await commands.openUpload(asked(c), { importId, length })
    if (!outcome.ok) throw faultOf(outcome)
    return c.body(null, 201, { Location: `${basePath}${UPLOADS}/${importId}`, 'Upload-Offset': '0' })
  })

  // A HEAD is routed as a GET, and a GET is nothing here.
  app.get(`${UPLOADS}/:id`, async (c) => {
    if (c.req.method !== 'HEAD') throw onlyTus()
    checkTusVersion(c.req.header('tus-resumable'))
    const record = await uploadOf(services, c.req.param('id'))
    const offset = (await controlPlane.uploadOffset(record.id)) ?? record.receivedBytes
    return c.body(null, 200, { 'Upload-Offset': String(offset), 'Upload-Length': String(record.fileBytes) })
  })

  app.openapi(routes.tusPatch, async (c) => {
    checkTusVersion(c.req.header('tus-resumable'))
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/offset+octet-stream') {
      const remedy = 'Send Content-Type: application/offset+octet-stream.'
      throw fault(415, 'unsupported-media-type', 'The body is not bytes of an upload.', remedy)
    }
    const offset = byteHeader('Upload-Offset', c.req.header('upload-offset'))
    const record = await uploadOf(services, c.req.valid('param').id)
    const size = await receive(c, services, record, offset)
    return c.body(null, 204, { 'Upload-Offset': String(size) })
  })

  app.openapi(routes.tusDelete, async (c) => {
    checkTusVersion(c.req.header('tus-resumable'))
    const record = await uploadOf(services, c.req.valid('param').id)
    const outcome = await commands.cancelImport(asked(c), { importId: record.id })
    if (!outcome.ok) throw faultOf(outcome)
    return c.body(null, 204)
  })
}

const onlyTus = () =>
  fault(405, 'method-not-allowed', 'An upload cannot be read.', 'Use the methods of tus.', {
    Allow: 'HEAD, PATCH, DELETE',
  })

const asked = (c: ApiContext): Asked<ImportRecord> => ({
  user: c.var.caller.user,
  role: c.var.caller.role,
  requestId: c.var.requestId,
})

async function importOf(services: Services, id: string): Promise<ImportRecord> {
  const record = await services.controlPlane.read((q) => q.import(id))
  if (!record) throw notFound.import(id)
  return record
}

/** The import whose upload was opened. One that has ended otherwise than by arriving is gone: 410. */
async function uploadOf(services: Services, id: string): Promise<ImportRecord> {
  const record = await services.controlPlane.read((q) => q.import(id))
  if (!record || (record.state === 'uploading' && !record.opened)) throw notFound.upload(id)
  if (
    record.state === 'cancelled' ||
    (record.state === 'failed' && record.receivedBytes < record.fileBytes)
  ) {
    throw fault(410, 'upload-gone', 'This upload has ended; its bytes are gone.', 'Start it again.')
  }
  return record
}

/** Streams the body to its place. Answers the new offset; what arrived of a body that broke off stays. */
async function receive(
  c: ApiContext,
  services: Services,
  record: ImportRecord,
  offset: number,
): Promise<number> {
  let broken = false
  const body = watched(bodyStream(c.req.raw), () => (broken = true))
  const { signal } = c.req.raw
  // Where it is not sent, or not a number, the body tells its length itself.
  const told = c.req.header('content-length')
  const length = told !== undefined && /^\d+$/.test(told) ? Number(told) : null
  const at = { importId: record.id, offset, length, body, signal }
  try {
    const outcome = await services.controlPlane.commands.receive(asked(c), at)
    if (!outcome.ok) throw faultOf(outcome)
    return outcome.value?.receivedBytes ?? record.fileBytes
  } catch (thrown) {
    if (thrown instanceof ApiFault || !(broken || signal.aborted)) throw thrown
    const message = 'The upload broke off; what has arrived is kept.'
    throw fault(400, 'upload-interrupted', message, 'Ask for the offset, then go on from there.')
  }
}

/** The same stream, which says when it breaks off at its source: that is no defect of the host. */
function watched(stream: ReadableStream<Uint8Array>, onBreak: () => void): ReadableStream<Uint8Array> {
  const reader = stream.getReader()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read()
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (thrown) {
          onBreak()
          controller.error(thrown)
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  )
}
