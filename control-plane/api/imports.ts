import { z } from '@hono/zod-openapi'
import type { Consent } from '../../contract/rules/imports.ts'
import { limits } from '../../contract/rules/limits.ts'
import { FileImport, type ImportConsent } from '../../contract/wire/imports.ts'
import { routes } from '../../contract/wire/routes.ts'
import type { ImportRecord } from '../file-records.ts'
import { existingInstance, type ApiApp, type Services } from './api-app.ts'
import { notFound } from './faults.ts'
import { checkConfirmation, mutate } from './mutation.ts'
import { presentImport } from './present-files.ts'

const ImportBody = z.object({ data: FileImport })

/** The routes of files on their way into an instance; their bytes come by tus, see `uploads.ts`. */
export function addImportRoutes(app: ApiApp, services: Services): void {
  const { controlPlane } = services

  app.openapi(routes.createImport, async (c) => {
    const instanceId = c.req.valid('param').id
    const fields = c.req.valid('json')
    const { body } = await mutate(c, services, {
      schema: ImportBody,
      status: 201,
      fields,
      check: async (q) => {
        await existingInstance(c, q, instanceId)
        checkConfirmation(c, instanceId)
      },
      run: (asked) =>
        controlPlane.commands.createImport(asked, {
          instanceId,
          fileName: fields.file_name,
          fileBytes: fields.file_bytes,
          ...(fields.unpacked_bytes === undefined ? {} : { unpackedBytes: fields.unpacked_bytes }),
          ...(fields.crc32 === undefined ? {} : { crc32: fields.crc32 }),
          ...(fields.consent === undefined ? {} : { consent: consentOf(fields.consent) }),
        }),
      answer: async (_q, record: ImportRecord) => ({ data: presentImport(record) }),
    })
    return c.json(body, 201)
  })

  app.openapi(routes.listProjectImports, async (c) => {
    const { tenantId } = c.req.valid('query')
    const imports = await controlPlane.read(async (q) => {
      if (!(await q.tenant(tenantId))) throw notFound.tenant()
      return q.importsIn(tenantId)
    })
    return c.json({ data: imports.slice(0, limits.listItems).map(presentImport) }, 200)
  })

  app.openapi(routes.listImports, async (c) => {
    const { id } = c.req.valid('param')
    const imports = await controlPlane.read(async (q) => {
      await existingInstance(c, q, id)
      return q.imports(id)
    })
    return c.json({ data: imports.slice(0, limits.listItems).map(presentImport) }, 200)
  })

  app.openapi(routes.getImport, async (c) => {
    const { id } = c.req.valid('param')
    const record = await controlPlane.read((q) => q.import(id))
    if (!record) throw notFound.import(id)
    return c.json({ data: presentImport(record) }, 200)
  })

  app.openapi(routes.consentToImport, async (c) => {
    const importId = c.req.valid('param').id
    const fields = c.req.valid('json')
    const { body } = await mutate(c, services, {
      schema: ImportBody,
      status: 200,
      fields,
      check: async (q) => {
        const record = await q.import(importId)
        if (!record) throw notFound.import(importId)
        checkConfirmation(c, record.instanceId)
      },
      run: (asked) => controlPlane.commands.consentToImport(asked, { importId, consent: consentOf(fields) }),
      answer: async (_q, record: ImportRecord) => ({ data: presentImport(record) }),
    })
    return c.json(body, 200)
  })

  app.openapi(routes.cancelImport, async (c) => {
    const importId = c.req.valid('param').id
    const { body } = await mutate(c, services, {
      schema: ImportBody,
      status: 200,
      check: async (q) => {
        if (!(await q.import(importId))) throw notFound.import(importId)
      },
      run: (asked) => controlPlane.commands.cancelImport(asked, { importId }),
      answer: async (_q, record: ImportRecord) => ({ data: presentImport(record) }),
    })
    return c.json(body, 200)
  })
}

/** What a person saw of the instance that a file overwrites. */
export const consentOf = (fields: z.infer<typeof ImportConsent>): Consent => ({
  instanceName: fields.instance_name,
  dataId: fields.data_id,
})
