/** Routes of projects and instances, as Aura has them and ours. */
import { createRoute, z } from '@hono/zod-openapi'
import {
  CreatedInstance,
  CreateInstance,
  Instance,
  InstanceListItem,
  OverwriteInstance,
  UpdateInstance,
  Tenant,
  TenantSummary,
} from './instances.ts'
import { MutationHeaders, OverwriteHeaders, Uuid, ViewQuery } from './parts.ts'
import {
  data,
  body,
  errors,
  mutationErrors,
  bodyErrors,
  overwriteErrors,
  OfTenant,
  OfInstance,
} from './route-parts.ts'

export const listTenants = createRoute({
  method: 'get',
  path: '/v1/tenants',
  operationId: 'listTenants',
  responses: { 200: data(z.array(TenantSummary), 'The projects.'), 401: errors[401], 500: errors[500] },
})

export const getTenant = createRoute({
  method: 'get',
  path: '/v1/tenants/{id}',
  operationId: 'getTenant',
  request: { params: OfTenant },
  responses: { 200: data(Tenant, 'A project and what can be created in it.'), ...errors },
})

export const listInstances = createRoute({
  method: 'get',
  path: '/v1/instances',
  operationId: 'listInstances',
  request: { query: ViewQuery.extend({ tenantId: Uuid.optional() }) },
  responses: { 200: data(z.array(InstanceListItem), 'Instances; whole in our view.'), ...errors },
})

export const getInstance = createRoute({
  method: 'get',
  path: '/v1/instances/{id}',
  operationId: 'getInstance',
  request: { params: OfInstance, query: ViewQuery },
  responses: { 200: data(Instance, 'An instance.'), ...errors },
})

export const createInstance = createRoute({
  method: 'post',
  path: '/v1/instances',
  operationId: 'createInstance',
  request: { headers: MutationHeaders, query: ViewQuery, ...body(CreateInstance) },
  responses: {
    202: data(CreatedInstance, 'Creating; the password is shown once.'),
    ...mutationErrors,
    ...bodyErrors,
  },
})

export const updateInstance = createRoute({
  method: 'patch',
  path: '/v1/instances/{id}',
  operationId: 'updateInstance',
  request: { headers: MutationHeaders, params: OfInstance, query: ViewQuery, ...body(UpdateInstance) },
  responses: {
    200: data(Instance, 'Renamed.'),
    202: data(Instance, 'Resizing; it stays reachable.'),
    ...mutationErrors,
    ...bodyErrors,
  },
})

export const deleteInstance = createRoute({
  method: 'delete',
  path: '/v1/instances/{id}',
  operationId: 'deleteInstance',
  request: { headers: OverwriteHeaders, params: OfInstance, query: ViewQuery },
  responses: { 202: data(Instance, 'Deleting.'), ...mutationErrors, 428: overwriteErrors[428] },
})

export const pauseInstance = createRoute({
  method: 'post',
  path: '/v1/instances/{id}/pause',
  operationId: 'pauseInstance',
  request: { headers: MutationHeaders, params: OfInstance, query: ViewQuery },
  responses: { 202: data(Instance, 'Pausing.'), ...mutationErrors },
})

export const resumeInstance = createRoute({
  method: 'post',
  path: '/v1/instances/{id}/resume',
  operationId: 'resumeInstance',
  request: { headers: MutationHeaders, params: OfInstance, query: ViewQuery },
  responses: { 202: data(Instance, 'Resuming.'), ...mutationErrors },
})

export const overwriteInstance = createRoute({
  method: 'post',
  path: '/v1/instances/{id}/overwrite',
  operationId: 'overwriteInstance',
  request: { headers: OverwriteHeaders, params: OfInstance, query: ViewQuery, ...body(OverwriteInstance) },
  responses: { 202: data(Instance, 'Overwriting.'), ...overwriteErrors, ...bodyErrors },
})

export const goBack = createRoute({
  method: 'post',
  path: '/afterglow/v1/instances/{id}/go-back',
  operationId: 'goBack',
  request: { headers: MutationHeaders, params: OfInstance },
  responses: { 202: data(Instance, 'Going back to the data before.'), ...mutationErrors },
})

export const extendInstance = createRoute({
  method: 'post',
  path: '/afterglow/v1/instances/{id}/extend',
  operationId: 'extendInstance',
  request: { headers: MutationHeaders, params: OfInstance },
  responses: { 200: data(Instance, 'Its end is put off.'), ...mutationErrors },
})
