/** Routes of snapshots and of the archives made of them. */
import { createRoute, z } from '@hono/zod-openapi'
import { Instance } from './instances.ts'
import { FileLink } from './links.ts'
import { Day, Instant, MutationHeaders, OverwriteHeaders, ViewQuery } from './parts.ts'
import { Snapshot, SnapshotExport, SnapshotTaken } from './snapshots.ts'
import {
  data,
  errors,
  mutationErrors,
  overwriteErrors,
  OfInstance,
  OfSnapshot,
  ById,
  signedFile,
  fileAnswers,
} from './route-parts.ts'

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
