/** Routes of the customer's own keys, as Aura has them. */
import { createRoute, z } from '@hono/zod-openapi'
import { AddCustomerManagedKey, CustomerManagedKey, CustomerManagedKeyListItem } from './keys.ts'
import { MutationHeaders, Uuid, ViewQuery } from './parts.ts'
import { body, bodyErrors, ById, data, errors, mutationErrors } from './route-parts.ts'

export const listCustomerManagedKeys = createRoute({
  method: 'get',
  path: '/v1/customer-managed-keys',
  operationId: 'listCustomerManagedKeys',
  request: { query: ViewQuery.extend({ tenantId: Uuid.optional() }) },
  responses: { 200: data(z.array(CustomerManagedKeyListItem), 'Keys; whole in our view.'), ...errors },
})

export const addCustomerManagedKey = createRoute({
  method: 'post',
  path: '/v1/customer-managed-keys',
  operationId: 'addCustomerManagedKey',
  request: { headers: MutationHeaders, query: ViewQuery, ...body(AddCustomerManagedKey) },
  responses: { 202: data(CustomerManagedKey, 'Added; ready in a minute.'), ...mutationErrors, ...bodyErrors },
})

export const getCustomerManagedKey = createRoute({
  method: 'get',
  path: '/v1/customer-managed-keys/{id}',
  operationId: 'getCustomerManagedKey',
  request: { params: ById, query: ViewQuery },
  responses: { 200: data(CustomerManagedKey, 'A key.'), ...errors },
})

export const removeCustomerManagedKey = createRoute({
  method: 'delete',
  path: '/v1/customer-managed-keys/{id}',
  operationId: 'removeCustomerManagedKey',
  request: { headers: MutationHeaders, params: ById, query: ViewQuery },
  responses: { 204: { description: 'Removed.' }, ...mutationErrors },
})
