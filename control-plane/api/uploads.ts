/** The five routes of tus 1.0.0: an archive comes in, piece by piece, and goes on after a break. */
import { isOwnImport } from '../../contract/rules/imports.ts'
import { limits } from '../../contract/rules/limits.ts'
import { routes } from '../../contract/wire/routes.ts'
import { Uuid } from '../../contract/wire/parts.ts'
import type { Checksum } from '../checksums.ts'
import type { Asked } from '../commands/commands.ts'
import type { ImportRecord } from '../file-records.ts'
import type { ApiApp, ApiContext, Services } from './api-app.ts'
import { fault, faultOf, notFound } from './faults.ts'
import { bodyStream } from './request-body.ts'
import {
  byteHeader,
  checkTusVersion,
  httpDate,
  tusCapabilities,
  uploadChecksum,
  uploadMetadata,
  TUS_VERSION,
} from './tus.ts'

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
    return c.body(null, 201, {
      Location: `${basePath}${UPLOADS}/${importId}`,
      'Upload-Offset': '0',
      ...expiresOf(outcome.value),
    })
  })

  // A HEAD is routed as a GET, and a GET is nothing here.
  app.get(`${UPLOADS}/:id`, async (c) => {
    if (c.req.method !== 'HEAD') throw onlyTus()
    checkTusVersion(c.req.header('tus-resumable'))
    const record = await uploadOf(services, c.req.param('id'))
    const own = isOwnImport(record, c.var.caller.user)
    if (!own.allowed) throw faultOf({ ok: false, ...own })
    const offset = (await controlPlane.uploadOffset(record.id)) ?? record.receivedBytes
    const counted = await controlPlane.read((q) => q.import(record.id))
    return c.body(null, 200, {
      'Upload-Offset': String(offset),
      'Upload-Length': String(record.fileBytes),
      ...expiresOf(counted),
    })
  })

  app.openapi(routes.tusPatch, async (c) => {
    checkTusVersion(c.req.header('tus-resumable'))
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/offset+octet-stream') {
      const remedy = 'Send Content-Type: application/offset+octet-stream.'
      throw fault(415, 'unsupported-media-type', 'The body is not bytes of an upload.', remedy)
    }
    const offset = byteHeader('Upload-Offset', c.req.header('upload-offset'))
    const checksum = uploadChecksum(c.req.header('upload-checksum'))
    const record = await uploadOf(services, c.req.valid('param').id)
    const counted = await receive(c, services, record, { offset, checksum })
    return c.body(null, 204, { 'Upload-Offset': String(counted.receivedBytes), ...expiresOf(counted) })
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

/** When an unfinished upload ends by itself, unless more comes. */
function expiresOf(record: ImportRecord | null): Readonly<Record<string, string>> {
  if (record?.state !== 'uploading') return {}
  return { 'Upload-Expires': httpDate(record.lastByteAt + limits.uploadIdleMs) }
}

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

/** Streams the body to its place. What arrived of a body that broke off stays. */
async function receive(
  c: ApiContext,
  services: Services,
  record: ImportRecord,
  { offset, checksum }: { readonly offset: number; readonly checksum: Checksum | null },
): Promise<ImportRecord> {
  // Where it is not sent, or not a number, the body tells its length itself.
  const told = c.req.header('content-length')
  const length = told !== undefined && /^\d+$/.test(told) ? Number(told) : null
  const { signal } = c.req.raw
  const body = bodyStream(c.req.raw)
  const at = { importId: record.id, offset, length, body, signal, ...(checksum ? { checksum } : {}) }
  const outcome = await services.controlPlane.commands.receive(asked(c), at)
  if (!outcome.ok) throw faultOf(outcome)
  return outcome.value ?? record
}
