import { z } from '@hono/zod-openapi'
import { limits } from '../../contract/rules/limits.ts'
import { Backup } from '../../contract/wire/backups.ts'
import { FileImport } from '../../contract/wire/imports.ts'
import { routes } from '../../contract/wire/routes.ts'
import type { Linked } from '../commands/commands.ts'
import type { Queries } from '../queries/queries.ts'
import type { BackupRecord, ImportRecord } from '../file-records.ts'
import { askingOf, existingInstance, type ApiApp, type ApiContext, type Services } from './api-app.ts'
import { LinkedBody } from './exports.ts'
import { fault, notFound } from './faults.ts'
import { answerFile } from './file-answer.ts'
import { consentOf } from './imports.ts'
import { instant } from './instant.ts'
import { checkConfirmation, mutate } from './mutation.ts'
import { backupFilePath, presentBackup } from './present-backup.ts'
import { presentImport } from './present-files.ts'

const BackupBody = z.object({ data: Backup })
const ImportBody = z.object({ data: FileImport })

/** The routes of backups: request, look, cancel, link, download, send into an instance. */
export function addBackupRoutes(app: ApiApp, services: Services): void {
  const { controlPlane, links } = services
  const { commands } = controlPlane

  const shown = async (c: ApiContext, q: Queries, id: string) => {
    const view = await q.backup(id)
    if (!view) throw notFound.backup(id)
    return presentBackup(view, askingOf(c, q), links)
  }

  app.openapi(routes.createBackup, async (c) => {
    const instanceId = c.req.valid('param').id
    const { body } = await mutate(c, services, {
      schema: BackupBody,
      status: 202,
      check: async (q) => {
        await existingInstance(c, q, instanceId)
      },
      run: (asked) => commands.createBackup(asked, { instanceId }),
      answer: async (q, { id }: BackupRecord) => ({ data: await shown(c, q, id) }),
    })
    return c.json(body, 202)
  })

  app.openapi(routes.listInstanceBackups, async (c) => {
    const { id } = c.req.valid('param')
    const data = await controlPlane.read(async (q) => {
      const views = await q.backups({ instanceId: id })
      // Backups outlive their instance: as long as there are any, there is a list.
      if (views.length === 0) await existingInstance(c, q, id)
      return views.slice(0, limits.listItems).map((view) => presentBackup(view, askingOf(c, q), links))
    })
    return c.json({ data }, 200)
  })

  app.openapi(routes.listBackups, async (c) => {
    const { tenantId } = c.req.valid('query')
    const data = await controlPlane.read(async (q) => {
      if (tenantId !== undefined && !(await q.tenant(tenantId))) throw notFound.tenant()
      const views = await q.backups(tenantId === undefined ? {} : { tenantId })
      return views.slice(0, limits.listItems).map((view) => presentBackup(view, askingOf(c, q), links))
    })
    return c.json({ data }, 200)
  })

  app.openapi(routes.getBackup, async (c) => {
    const { id } = c.req.valid('param')
    return c.json({ data: await controlPlane.read((q) => shown(c, q, id)) }, 200)
  })

  app.openapi(routes.cancelBackup, async (c) => {
    const backupId = c.req.valid('param').id
    const { body } = await mutate(c, services, {
      schema: BackupBody,
      status: 200,
      check: async (q) => {
        if (!(await q.backup(backupId))) throw notFound.backup(backupId)
      },
      run: (asked) => commands.cancelBackup(asked, { backupId }),
      answer: async (q, { id }: BackupRecord) => ({ data: await shown(c, q, id) }),
    })
    return c.json(body, 200)
  })

  app.openapi(routes.createBackupLink, async (c) => {
    const backupId = c.req.valid('param').id
    const { body } = await mutate(c, services, {
      schema: LinkedBody,
      status: 201,
      check: async (q) => {
        if (!(await q.backup(backupId))) throw notFound.backup(backupId)
      },
      run: (asked) => commands.linkBackup(asked, { backupId }),
      answer: async (_q, { until }: Linked) => ({ data: { expires_at: instant(until) } }),
    })
    return c.json({ data: links.to(backupFilePath(backupId), Date.parse(body.data.expires_at)) }, 201)
  })

  app.openapi(routes.getBackupFile, async (c) => {
    const { id } = c.req.valid('param')
    const until = links.check(backupFilePath(id), c.req.valid('query'))
    const record = (await controlPlane.read((q) => q.backup(id)))?.record
    if (record?.state === 'ready' && record.linkUntil !== until) {
      throw fault(
        410,
        'link-replaced',
        'A newer link has taken the place of this one.',
        'Use the newer link.',
      )
    }
    const file = await controlPlane.openBackup(id)
    if (!file) throw fault(410, 'backup-expired', 'The file of this backup is gone.', 'Request another one.')
    return answerFile(c, file, c.req.valid('header').range)
  })

  app.openapi(routes.sendBackup, async (c) => {
    const backupId = c.req.valid('param').id
    const fields = c.req.valid('json')
    const { body } = await mutate(c, services, {
      schema: ImportBody,
      status: 201,
      fields,
      check: async (q) => {
        if (!(await q.backup(backupId))) throw notFound.backup(backupId)
        await existingInstance(c, q, fields.instance_id)
        checkConfirmation(c, fields.instance_id)
      },
      run: (asked) =>
        commands.sendBackup(asked, {
          backupId,
          instanceId: fields.instance_id,
          ...(fields.consent ? { consent: consentOf(fields.consent) } : {}),
        }),
      answer: async (_q, record: ImportRecord) => ({ data: presentImport(record) }),
    })
    return c.json(body, 201)
  })
}
