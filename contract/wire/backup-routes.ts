/** Routes of backups. */
import { createRoute, z } from '@hono/zod-openapi'
import { Backup, SendBackup } from './backups.ts'
import { FileImport } from './imports.ts'
import { FileLink } from './links.ts'
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
  signedFile,
  fileAnswers,
} from './route-parts.ts'

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
