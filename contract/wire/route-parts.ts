/** What the declarations of routes share: envelopes, errors, parameters. */
import { z } from '@hono/zod-openapi'
import { ErrorBody } from './errors.ts'
import { InstanceId, Uuid } from './parts.ts'

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
export const data = <T extends z.ZodType>(schema: T, description: string) =>
  json(z.object({ data: schema }), description)
export const body = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

export const refused = (description: string) => json(ErrorBody, description)
/** The errors that any route can answer. */
export const errors = {
  400: refused('A field is wrong.'),
  401: refused('The session has ended.'),
  403: refused('Not allowed to this user.'),
  404: refused('Not there.'),
  409: refused('Not possible in this state.'),
  500: refused('A defect of the host.'),
} as const
/** Of calls that change something. */
export const mutationErrors = {
  ...errors,
  422: refused('Does not fit, or the Idempotency-Key was used for something else.'),
} as const
/** Of calls with a JSON body. */
export const bodyErrors = {
  413: refused('The body is too large.'),
  415: refused('The body is not JSON.'),
} as const
export const overwriteErrors = {
  ...mutationErrors,
  428: refused('The confirmation is missing.'),
} as const

export const OfTenant = z.object({ id: Uuid })
export const OfInstance = z.object({ id: InstanceId })
export const OfSnapshot = z.object({ id: InstanceId, snapshotId: Uuid })
export const ById = z.object({ id: Uuid })

export const archive = { 'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) } }
/** A file behind a link: see `FileLink`. */
export const signedFile = {
  params: ById,
  query: z.object({
    /** Unix seconds. */
    expires: z.string().max(16).optional(),
    signature: z.string().max(64).optional(),
  }),
  headers: z.object({ range: z.string().optional() }),
}
export const fileAnswers = {
  200: { description: 'The archive.', content: archive },
  206: { description: 'A part of it.', content: archive },
  410: refused('The link has ended, or the file is gone.'),
  412: refused('It is not the file that the request means.'),
  416: refused('The range is not in it.'),
  ...errors,
} as const
