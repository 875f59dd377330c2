/** Routes of files on their way into an instance, and of the uploads that bring them. */
import { createRoute, z } from '@hono/zod-openapi'
import { CreateImport, FileImport, ImportConsent } from './imports.ts'
import { MutationHeaders, OverwriteHeaders, Uuid } from './parts.ts'
import {
  data,
  body,
  refused,
  errors,
  mutationErrors,
  bodyErrors,
  overwriteErrors,
  OfInstance,
  ById,
} from './route-parts.ts'

export const createImport = createRoute({
  method: 'post',
  path: '/afterglow/v1/instances/{id}/imports',
  operationId: 'createImport',
  request: { headers: OverwriteHeaders, params: OfInstance, ...body(CreateImport) },
  responses: {
    201: data(FileImport, 'Ready to be uploaded by tus with the metadata `import`.'),
    ...overwriteErrors,
    ...bodyErrors,
  },
})

export const listImports = createRoute({
  method: 'get',
  path: '/afterglow/v1/instances/{id}/imports',
  operationId: 'listImports',
  request: { params: OfInstance },
  responses: { 200: data(z.array(FileImport), 'Imports of an instance, newest first.'), ...errors },
})

export const listProjectImports = createRoute({
  method: 'get',
  path: '/afterglow/v1/imports',
  operationId: 'listProjectImports',
  request: { query: z.object({ tenantId: Uuid }) },
  responses: { 200: data(z.array(FileImport), 'Imports of a project, newest first.'), ...errors },
})

export const getImport = createRoute({
  method: 'get',
  path: '/afterglow/v1/imports/{id}',
  operationId: 'getImport',
  request: { params: ById },
  responses: { 200: data(FileImport, 'An import.'), ...errors },
})

export const cancelImport = createRoute({
  method: 'delete',
  path: '/afterglow/v1/imports/{id}',
  operationId: 'cancelImport',
  request: { headers: MutationHeaders, params: ById },
  responses: { 200: data(FileImport, 'Cancelled; nothing was overwritten.'), ...mutationErrors },
})

export const consentToImport = createRoute({
  method: 'post',
  path: '/afterglow/v1/imports/{id}/consent',
  operationId: 'consentToImport',
  request: { headers: OverwriteHeaders, params: ById, ...body(ImportConsent) },
  responses: { 200: data(FileImport, 'Loading.'), ...overwriteErrors, ...bodyErrors },
})

const tusHeaders = z.object({ 'tus-resumable': z.string().optional() })
const tus = {
  400: errors[400],
  401: errors[401],
  403: errors[403],
  404: errors[404],
  409: errors[409],
  410: refused('The upload has ended; its bytes are gone.'),
  412: refused('Another version of tus.'),
  500: errors[500],
} as const

export const tusOptions = createRoute({
  method: 'options',
  path: '/afterglow/v1/uploads',
  operationId: 'tusOptions',
  responses: { 204: { description: 'What this tus server can do.' }, 401: errors[401] },
})

export const tusCreate = createRoute({
  method: 'post',
  path: '/afterglow/v1/uploads',
  operationId: 'tusCreate',
  request: {
    headers: tusHeaders.extend({
      'upload-length': z.string().max(20).optional(),
      'upload-metadata': z.string().max(4096).optional(),
    }),
  },
  responses: {
    201: { description: 'Created; see Location.' },
    413: refused('Too large.'),
    ...tus,
  },
})

export const tusHead = createRoute({
  method: 'head',
  path: '/afterglow/v1/uploads/{id}',
  operationId: 'tusHead',
  request: { params: ById, headers: tusHeaders },
  responses: { 200: { description: 'The offset.' }, ...tus },
})

export const tusPatch = createRoute({
  method: 'patch',
  path: '/afterglow/v1/uploads/{id}',
  operationId: 'tusPatch',
  request: {
    params: ById,
    headers: tusHeaders.extend({
      'upload-offset': z.string().max(20).optional(),
      /** `sha1` or `crc32`, a blank, the digest of this body in Base64. */
      'upload-checksum': z.string().max(64).optional(),
    }),
  },
  responses: {
    204: { description: 'Stored up to the new offset.' },
    413: refused('More than was announced.'),
    415: refused('Not application/offset+octet-stream.'),
    460: refused('The checksum of the body is another; nothing of it was kept.'),
    507: refused('No room to store it.'),
    ...tus,
  },
})

export const tusDelete = createRoute({
  method: 'delete',
  path: '/afterglow/v1/uploads/{id}',
  operationId: 'tusDelete',
  request: { params: ById, headers: tusHeaders },
  responses: { 204: { description: 'Ended, its bytes are gone.' }, ...tus },
})
