import { z } from '@hono/zod-openapi'
import { routes } from '../../contract/wire/routes.ts'
import { SnapshotExport } from '../../contract/wire/snapshots.ts'
import type { ControlPlane, ExportFile } from '../control-plane.ts'
import type { ExportRecord } from '../records.ts'
import { existingInstance, type ApiApp, type Services } from './api-app.ts'
import { byteRange } from './byte-range.ts'
import { fault, notFound } from './faults.ts'
import { mutate } from './mutation.ts'
import { presentExport } from './present-files.ts'

const ExportBody = z.object({ data: SnapshotExport })

/** The routes of exports: make an archive of a snapshot, look how it stands, download it. */
export function addExportRoutes(app: ApiApp, services: Services): void {
  const { controlPlane, basePath } = services

  app.openapi(routes.createExport, async (c) => {
    const { id: instanceId, snapshotId } = c.req.valid('param')
    const { body } = await mutate(c, services, {
      schema: ExportBody,
      status: 202,
      check: async (q) => {
        await existingInstance(c, q, instanceId)
        if (!(await q.snapshot(instanceId, snapshotId))) throw notFound.snapshot(snapshotId)
      },
      run: (asked) => controlPlane.commands.createExport(asked, { instanceId, snapshotId }),
      answer: async (_q, record: ExportRecord) => ({ data: presentExport(record, basePath) }),
    })
    return c.json(body, 202)
  })

  app.openapi(routes.getExport, async (c) => {
    const { id } = c.req.valid('param')
    const record = await controlPlane.read((q) => q.export(id))
    if (!record) throw notFound.export(id)
    return c.json({ data: presentExport(record, basePath) }, 200)
  })

  app.openapi(routes.getExportFile, async (c) => {
    const { id } = c.req.valid('param')
    const file = await openFile(controlPlane, id)
    const tag = `"${file.crc32.toString(16)}-${file.bytes}"`
    const condition = c.req.header('if-range')
    const range =
      condition === undefined || condition === tag ? byteRange(c.req.valid('header').range, file.bytes) : null
    if (range === 'unsatisfiable') {
      throw fault(416, 'range-outside', `The file has ${file.bytes} bytes.`, 'Ask for a range in it.', {
        'Content-Range': `bytes */${file.bytes}`,
      })
    }
    const { start, end } = range ?? { start: 0, end: file.bytes }
    const headers = {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': `attachment; filename="${file.fileName.replaceAll(/[^A-Za-z0-9._-]/g, '-')}"`,
      'Content-Length': String(end - start),
      'Accept-Ranges': 'bytes',
      ETag: tag,
      ...(range ? { 'Content-Range': `bytes ${start}-${end - 1}/${file.bytes}` } : {}),
    }
    // A HEAD reads nothing, so it must not hold the bytes either.
    const body = c.req.method === 'HEAD' ? null : file.read(start, end)
    return new Response(body, { status: range ? 206 : 200, headers })
  })
}

async function openFile(controlPlane: ControlPlane, id: string): Promise<ExportFile> {
  const file = await controlPlane.openExport(id)
  if (file) return file
  const record = await controlPlane.read((q) => q.export(id))
  switch (record?.state) {
    case undefined:
      throw notFound.export(id)
    case 'ready':
    case 'preparing':
      throw fault(409, 'export-preparing', 'The export is still being prepared.', 'Wait until it is ready.')
    case 'failed':
      throw fault(404, 'export-failed', 'The export failed, so there is no file.', record.failure.remedy)
    case 'expired':
      throw fault(404, 'export-expired', 'The file of this export is gone.', 'Export the snapshot again.')
  }
}
