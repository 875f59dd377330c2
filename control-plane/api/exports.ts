import { z } from '@hono/zod-openapi'
import { routes } from '../../contract/wire/routes.ts'
import { Instant } from '../../contract/wire/parts.ts'
import { SnapshotExport } from '../../contract/wire/snapshots.ts'
import type { Linked } from '../commands/commands.ts'
import { withoutFile } from '../commands/exports.ts'
import type { ExportRecord } from '../file-records.ts'
import { existingInstance, type ApiApp, type Services } from './api-app.ts'
import { fault, faultOf, notFound } from './faults.ts'
import { answerFile } from './file-answer.ts'
import { instant } from './instant.ts'
import { mutate } from './mutation.ts'
import { presentExport } from './present-files.ts'

const ExportBody = z.object({ data: SnapshotExport })
/** What is kept of the answer that gives a link: the link itself is not. */
export const LinkedBody = z.object({ data: z.object({ expires_at: Instant }) })

const filePath = (id: string) => `/afterglow/v1/exports/${id}/file`

/** The routes of exports: make an archive of a snapshot, look how it stands, get a link, download it. */
export function addExportRoutes(app: ApiApp, services: Services): void {
  const { controlPlane, links } = services

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
      answer: async (_q, record: ExportRecord) => ({ data: presentExport(record) }),
    })
    return c.json(body, 202)
  })

  app.openapi(routes.getExport, async (c) => {
    const { id } = c.req.valid('param')
    const record = await controlPlane.read((q) => q.export(id))
    if (!record) throw notFound.export(id)
    return c.json({ data: presentExport(record) }, 200)
  })

  app.openapi(routes.createExportLink, async (c) => {
    const exportId = c.req.valid('param').id
    const { body } = await mutate(c, services, {
      schema: LinkedBody,
      status: 201,
      check: async (q) => {
        if (!(await q.export(exportId))) throw notFound.export(exportId)
      },
      run: (asked) => controlPlane.commands.linkExport(asked, { exportId }),
      answer: async (_q, { until }: Linked) => ({ data: { expires_at: instant(until) } }),
    })
    return c.json({ data: links.to(filePath(exportId), Date.parse(body.data.expires_at)) }, 201)
  })

  app.openapi(routes.getExportFile, async (c) => {
    const { id } = c.req.valid('param')
    links.check(filePath(id), c.req.valid('query'))
    const file = await controlPlane.openExport(id)
    if (file) return answerFile(c, file, c.req.valid('header').range)
    const record = await controlPlane.read((q) => q.export(id))
    // Its time was over in this moment.
    if (record?.state === 'ready') throw fault(404, 'export-expired', goneMessage, goneRemedy)
    throw faultOf({ ok: false, ...withoutFile(record ?? undefined) })
  })
}

const goneMessage = 'The file of this export is gone.'
const goneRemedy = 'Export the snapshot again.'
