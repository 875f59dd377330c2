/** Every route of the API, declared once: types the handlers and the console's client, validates, prints the OpenAPI document. */
import { createRoute, z } from '@hono/zod-openapi'
import { Backup, SendBackup } from './backups.ts'
import { ErrorBody } from './errors.ts'
import { CreateImport, FileImport, ImportConsent } from './imports.ts'
import {
  CreatedInstance,
  CreateInstance,
  Instance,
  InstanceListItem,
  OverwriteInstance,
  RenameInstance,
  Tenant,
  TenantSummary,
} from './instances.ts'
import { FileLink } from './links.ts'
import { Changes, Meta } from './meta.ts'
import { Operation } from './operations.ts'
import { Day, Instant, InstanceId, MutationHeaders, OverwriteHeaders, Uuid, ViewQuery } from './parts.ts'
import { Session } from './session.ts'
import { Snapshot, SnapshotExport, SnapshotTaken } from './snapshots.ts'

const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
const data = <T extends z.ZodType>(schema: T, description: string) =>
  json(z.object({ data: schema }), description)
const body = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

const refused = (description: string) => json(ErrorBody, description)
/** The errors that any route can answer. */
const errors = {
  400: refused('A field is wrong.'),
  401: refused('The session has ended.'),
  403: refused('Not allowed to this user.'),
  404: refused('Not there.'),
  409: refused('Not possible in this state.'),
  500: refused('A defect of the host.'),
} as const
/** Of calls that change something. */
const mutationErrors = {
  ...errors,
  422: refused('Does not fit, or the Idempotency-Key was used for something else.'),
} as const
/** Of calls with a JSON body. */
const bodyErrors = {
  413: refused('The body is too large.'),
  415: refused('The body is not JSON.'),
} as const
const overwriteErrors = {
  ...mutationErrors,
  428: refused('The confirmation is missing.'),
} as const

const OfTenant = z.object({ id: Uuid })
const OfInstance = z.object({ id: InstanceId })
const OfSnapshot = z.object({ id: InstanceId, snapshotId: Uuid })
const ById = z.object({ id: Uuid })

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

export const renameInstance = createRoute({
  method: 'patch',
  path: '/v1/instances/{id}',
  operationId: 'renameInstance',
  request: { headers: MutationHeaders, params: OfInstance, query: ViewQuery, ...body(RenameInstance) },
  responses: { 200: data(Instance, 'Renamed.'), ...mutationErrors, ...bodyErrors },
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

export const listSnapshots = createRoute({
  method: 'get',
  path: '/v1/instances/{id}/snapshots',
  operationId: 'listSnapshots',
  request: {
    params: OfInstance,
    query: ViewQuery.extend({
      /** A day in UTC; without it, today. In our view: every day, unless date, from or to says otherwise. */
      date: Day.optional(),
      from: Instant.optional(),
      to: Instant.optional(),
    }),
  },
  responses: { 200: data(z.array(Snapshot), 'Snapshots, newest first.'), ...errors },
})

export const takeSnapshot = createRoute({
  method: 'post',
  path: '/v1/instances/{id}/snapshots',
  operationId: 'takeSnapshot',
  request: { headers: MutationHeaders, params: OfInstance, query: ViewQuery },
  responses: { 202: data(SnapshotTaken, 'Taking.'), ...mutationErrors },
})

export const getSnapshot = createRoute({
  method: 'get',
  path: '/v1/instances/{id}/snapshots/{snapshotId}',
  operationId: 'getSnapshot',
  request: { params: OfSnapshot, query: ViewQuery },
  responses: { 200: data(Snapshot, 'A snapshot.'), ...errors },
})

export const restoreSnapshot = createRoute({
  method: 'post',
  path: '/v1/instances/{id}/snapshots/{snapshotId}/restore',
  operationId: 'restoreSnapshot',
  request: { headers: OverwriteHeaders, params: OfSnapshot, query: ViewQuery },
  responses: { 202: data(Instance, 'Restoring in place.'), ...overwriteErrors },
})

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
  request: { query: z.object({ tenantId: Uuid.optional(), instanceId: InstanceId.optional() }) },
  responses: { 200: data(z.array(Operation), 'Operations, newest first.'), ...errors },
})

export const getOperation = createRoute({
  method: 'get',
  path: '/afterglow/v1/operations/{id}',
  operationId: 'getOperation',
  request: { params: ById },
  responses: { 200: data(Operation, 'An operation.'), ...errors },
})

export const createExport = createRoute({
  method: 'post',
  path: '/afterglow/v1/instances/{id}/snapshots/{snapshotId}/exports',
  operationId: 'createExport',
  request: { headers: MutationHeaders, params: OfSnapshot },
  responses: { 202: data(SnapshotExport, 'Preparing, or ready where it already was.'), ...mutationErrors },
})

export const getExport = createRoute({
  method: 'get',
  path: '/afterglow/v1/exports/{id}',
  operationId: 'getExport',
  request: { params: ById },
  responses: { 200: data(SnapshotExport, 'An export.'), ...errors },
})

const archive = { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } }
/** A file behind a link: see `FileLink`. */
const signedFile = {
  params: ById,
  query: z.object({
    /** Unix seconds. */
    expires: z.string().max(16).optional(),
    signature: z.string().max(64).optional(),
  }),
  headers: z.object({ range: z.string().optional() }),
}
const fileAnswers = {
  200: { description: 'The archive.', content: archive },
  206: { description: 'A part of it.', content: archive },
  410: refused('The link has ended, or the file is gone.'),
  412: refused('It is not the file that the request means.'),
  416: refused('The range is not in it.'),
  ...errors,
} as const

export const getExportFile = createRoute({
  method: 'get',
  path: '/afterglow/v1/exports/{id}/file',
  operationId: 'getExportFile',
  request: signedFile,
  responses: fileAnswers,
})

export const createExportLink = createRoute({
  method: 'post',
  path: '/afterglow/v1/exports/{id}/link',
  operationId: 'createExportLink',
  request: { headers: MutationHeaders, params: ById },
  responses: { 201: data(FileLink, 'A link, good for an hour.'), ...mutationErrors },
})

export const createBackup = createRoute({
  method: 'post',
  path: '/afterglow/v1/instances/{id}/backups',
  operationId: 'createBackup',
  request: { headers: MutationHeaders, params: OfInstance },
  responses: { 202: data(Backup, 'Under way, or in the queue.'), ...mutationErrors },
})

export const listInstanceBackups = createRoute({
  method: 'get',
  path: '/afterglow/v1/instances/{id}/backups',
  operationId: 'listInstanceBackups',
  request: { params: OfInstance },
  responses: {
    200: data(z.array(Backup), 'Backups of an instance, newest first; also of one that is gone.'),
    ...errors,
  },
})

export const listBackups = createRoute({
  method: 'get',
  path: '/afterglow/v1/backups',
  operationId: 'listBackups',
  request: { query: z.object({ tenantId: Uuid.optional() }) },
  responses: { 200: data(z.array(Backup), 'Backups of a project, newest first.'), ...errors },
})

export const getBackup = createRoute({
  method: 'get',
  path: '/afterglow/v1/backups/{id}',
  operationId: 'getBackup',
  request: { params: ById },
  responses: { 200: data(Backup, 'A backup.'), ...errors },
})

export const cancelBackup = createRoute({
  method: 'delete',
  path: '/afterglow/v1/backups/{id}',
  operationId: 'cancelBackup',
  request: { headers: MutationHeaders, params: ById },
  responses: { 200: data(Backup, 'Cancelled before its turn came.'), ...mutationErrors },
})

export const createBackupLink = createRoute({
  method: 'post',
  path: '/afterglow/v1/backups/{id}/link',
  operationId: 'createBackupLink',
  request: { headers: MutationHeaders, params: ById },
  responses: {
    201: data(FileLink, 'A link, good for 30 days; the one before it ends.'),
    ...mutationErrors,
    410: refused('The file is gone.'),
  },
})

export const getBackupFile = createRoute({
  method: 'get',
  path: '/afterglow/v1/backups/{id}/file',
  operationId: 'getBackupFile',
  request: signedFile,
  responses: fileAnswers,
})

export const sendBackup = createRoute({
  method: 'post',
  path: '/afterglow/v1/backups/{id}/send',
  operationId: 'sendBackup',
  request: { headers: OverwriteHeaders, params: ById, ...body(SendBackup) },
  responses: {
    201: data(FileImport, 'On its way into the instance: its bytes are there already.'),
    ...overwriteErrors,
    ...bodyErrors,
    410: refused('The file is gone.'),
  },
})

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

export const goBack = createRoute({
  method: 'post',
  path: '/afterglow/v1/instances/{id}/go-back',
  operationId: 'goBack',
  request: { headers: MutationHeaders, params: OfInstance },
  responses: { 202: data(Instance, 'Going back to the data before.'), ...mutationErrors },
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

export const routes = {
  listTenants,
  getTenant,
  listInstances,
  getInstance,
  createInstance,
  renameInstance,
  deleteInstance,
  pauseInstance,
  resumeInstance,
  overwriteInstance,
  listSnapshots,
  takeSnapshot,
  getSnapshot,
  restoreSnapshot,
  getMeta,
  listChanges,
  listOperations,
  getOperation,
  createExport,
  getExport,
  getExportFile,
  createExportLink,
  createBackup,
  listInstanceBackups,
  listBackups,
  getBackup,
  cancelBackup,
  createBackupLink,
  getBackupFile,
  sendBackup,
  createImport,
  listImports,
  getImport,
  cancelImport,
  consentToImport,
  goBack,
  getSession,
  beginSession,
  endSession,
  tusOptions,
  tusCreate,
  tusHead,
  tusPatch,
  tusDelete,
} as const
export type Routes = typeof routes
export type OperationId = keyof Routes
