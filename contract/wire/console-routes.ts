/** Routes about the host, its session, and what goes on in it. */
import { createRoute, z } from '@hono/zod-openapi'
import { limits } from '../rules/limits.ts'
import { Changes, Meta } from './meta.ts'
import { Operation, OperationState } from './operations.ts'
import { InstanceId, Uuid } from './parts.ts'
import { Session } from './session.ts'
import { data, errors, ById } from './route-parts.ts'

export const getMeta = createRoute({
  method: 'get',
  path: '/afterglow/v1/meta',
  operationId: 'getMeta',
  responses: { 200: data(Meta, 'This host.'), 401: errors[401], 500: errors[500] },
})

export const listChanges = createRoute({
  method: 'get',
  path: '/afterglow/v1/changes',
  operationId: 'listChanges',
  request: { query: z.object({ after: z.string().max(128).optional() }) },
  responses: { 200: data(Changes, 'The records changed since the cursor.'), ...errors },
})

export const listOperations = createRoute({
  method: 'get',
  path: '/afterglow/v1/operations',
  operationId: 'listOperations',
  request: {
    query: z.object({
      tenantId: Uuid.optional(),
      instanceId: InstanceId.optional(),
      state: OperationState.optional(),
      /** The newest so many; without it as many as a list holds. */
      limit: z
        .string()
        .regex(/^[1-9]\d{0,4}$/, `A limit is a number from 1 to ${limits.listItems}.`)
        .optional(),
    }),
  },
  responses: { 200: data(z.array(Operation), 'Operations, newest first.'), ...errors },
})

export const getOperation = createRoute({
  method: 'get',
  path: '/afterglow/v1/operations/{id}',
  operationId: 'getOperation',
  request: { params: ById },
  responses: { 200: data(Operation, 'An operation.'), ...errors },
})

export const getSession = createRoute({
  method: 'get',
  path: '/afterglow/v1/session',
  operationId: 'getSession',
  responses: { 200: data(Session, 'Who is signed in, or would be again.'), 500: errors[500] },
})

export const beginSession = createRoute({
  method: 'post',
  path: '/afterglow/v1/session',
  operationId: 'beginSession',
  responses: { 200: data(Session, 'Signed in.'), 500: errors[500] },
})

export const endSession = createRoute({
  method: 'delete',
  path: '/afterglow/v1/session',
  operationId: 'endSession',
  responses: { 200: data(Session, 'Signed out.'), 500: errors[500] },
})
