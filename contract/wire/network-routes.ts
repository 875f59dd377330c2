/** Routes of network access. */
import { createRoute, z } from '@hono/zod-openapi'
import { ChangeNetworkAccess, CreateNetworkAccess, NetworkAccess } from './network.ts'
import { MutationHeaders, Uuid } from './parts.ts'
import { body, bodyErrors, ById, data, errors, mutationErrors } from './route-parts.ts'

export const listNetworkAccess = createRoute({
  method: 'get',
  path: '/afterglow/v1/network-access',
  operationId: 'listNetworkAccess',
  request: { query: z.object({ tenantId: Uuid.optional() }) },
  responses: {
    200: data(z.array(NetworkAccess), 'The configurations of a project, oldest first.'),
    ...errors,
  },
})

export const getNetworkAccess = createRoute({
  method: 'get',
  path: '/afterglow/v1/network-access/{id}',
  operationId: 'getNetworkAccess',
  request: { params: ById },
  responses: { 200: data(NetworkAccess, 'A configuration.'), ...errors },
})

export const createNetworkAccess = createRoute({
  method: 'post',
  path: '/afterglow/v1/network-access',
  operationId: 'createNetworkAccess',
  request: { headers: MutationHeaders, ...body(CreateNetworkAccess) },
  responses: {
    202: data(NetworkAccess, 'A private link to a region is being set up; public traffic stays enabled.'),
    ...mutationErrors,
    ...bodyErrors,
  },
})

export const changeNetworkAccess = createRoute({
  method: 'patch',
  path: '/afterglow/v1/network-access/{id}',
  operationId: 'changeNetworkAccess',
  request: { headers: MutationHeaders, params: ById, ...body(ChangeNetworkAccess) },
  responses: {
    202: data(NetworkAccess, 'The change is being applied.'),
    ...mutationErrors,
    ...bodyErrors,
  },
})
