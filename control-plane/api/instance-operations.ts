import { routes } from '../../contract/wire/routes.ts'
import { existingInstance, mustBeKnownSource, type ApiApp, type Services } from './api-app.ts'
import { showingInstance } from './instances.ts'
import { checkConfirmation, mutate } from './mutation.ts'

/** The routes that move an instance through its life: pause, resume, go back, extend, overwrite. */
export function addInstanceOperationRoutes(app: ApiApp, services: Services): void {
  const { controlPlane } = services
  const { commands } = controlPlane

  app.openapi(routes.pauseInstance, async (c) => {
    const instanceId = c.req.valid('param').id
    const { body } = await mutate(c, services, {
      ...showingInstance(c, instanceId),
      status: 202,
      check: async (q) => {
        await existingInstance(c, q, instanceId)
      },
      run: (asked) => commands.pauseInstance(asked, { instanceId }),
    })
    return c.json(body, 202)
  })

  app.openapi(routes.resumeInstance, async (c) => {
    const instanceId = c.req.valid('param').id
    const { body } = await mutate(c, services, {
      ...showingInstance(c, instanceId),
      status: 202,
      check: async (q) => {
        await existingInstance(c, q, instanceId)
      },
      run: (asked) => commands.resumeInstance(asked, { instanceId }),
    })
    return c.json(body, 202)
  })

  app.openapi(routes.goBack, async (c) => {
    const instanceId = c.req.valid('param').id
    const { body } = await mutate(c, services, {
      ...showingInstance(c, instanceId),
      status: 202,
      check: async (q) => {
        await existingInstance(c, q, instanceId)
      },
      run: (asked) => commands.goBack(asked, { instanceId }),
    })
    return c.json(body, 202)
  })

  app.openapi(routes.extendInstance, async (c) => {
    const instanceId = c.req.valid('param').id
    const { body } = await mutate(c, services, {
      ...showingInstance(c, instanceId),
      status: 200,
      check: async (q) => {
        await existingInstance(c, q, instanceId)
      },
      run: (asked) => commands.extendInstance(asked, { instanceId }),
    })
    return c.json(body, 200)
  })

  app.openapi(routes.overwriteInstance, async (c) => {
    const instanceId = c.req.valid('param').id
    const fields = c.req.valid('json')
    const { body } = await mutate(c, services, {
      ...showingInstance(c, instanceId),
      status: 202,
      fields,
      check: async (q) => {
        await existingInstance(c, q, instanceId)
        checkConfirmation(c, instanceId)
        await mustBeKnownSource(c, q, fields.source_instance_id)
      },
      run: (asked) =>
        commands.overwriteInstance(asked, {
          instanceId,
          ...(fields.source_instance_id === undefined ? {} : { sourceInstanceId: fields.source_instance_id }),
          ...(fields.source_snapshot_id === undefined ? {} : { sourceSnapshotId: fields.source_snapshot_id }),
        }),
    })
    return c.json(body, 202)
  })
}
