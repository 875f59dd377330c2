/** Routes of deleted instances and of the snapshots that they left. A new instance is made of one by `createInstance`. */
import { createRoute, z } from '@hono/zod-openapi'
import { DeletedInstance } from './deleted.ts'
import { Uuid } from './parts.ts'
import { data, errors, OfInstance } from './route-parts.ts'
import { Snapshot } from './snapshots.ts'

export const listDeletedInstances = createRoute({
  method: 'get',
  path: '/afterglow/v1/deleted-instances',
  operationId: 'listDeletedInstances',
  request: { query: z.object({ tenantId: Uuid.optional() }) },
  responses: {
    200: data(
      z.array(DeletedInstance),
      'Instances that were deleted and left snapshots, the last deleted first.',
    ),
    ...errors,
  },
})

export const getDeletedInstance = createRoute({
  method: 'get',
  path: '/afterglow/v1/deleted-instances/{id}',
  operationId: 'getDeletedInstance',
  request: { params: OfInstance },
  responses: { 200: data(DeletedInstance, 'A deleted instance.'), ...errors },
})

export const listDeletedSnapshots = createRoute({
  method: 'get',
  path: '/afterglow/v1/deleted-instances/{id}/snapshots',
  operationId: 'listDeletedSnapshots',
  request: { params: OfInstance },
  responses: {
    200: data(
      z.array(Snapshot),
      'The snapshots that it left, newest first, each with what can be done with it.',
    ),
    ...errors,
  },
})
