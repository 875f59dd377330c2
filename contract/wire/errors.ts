import { z } from '@hono/zod-openapi'

/** One error of Aura's envelope. `afterglow` is there in our view and on our routes only. */
export const ApiError = z
  .object({
    message: z.string(),
    reason: z.string(),
    field: z.string().optional(),
    afterglow: z.object({ remedy: z.string() }).optional(),
  })
  .openapi('Error')

export const ErrorBody = z.object({ errors: z.array(ApiError).min(1) }).openapi('Errors')

export type ApiError = z.infer<typeof ApiError>
export type ErrorBody = z.infer<typeof ErrorBody>

/** The HTTP status that goes with a refusal of `contract/rules`, by its reason. */
export function statusOfRefusal(reason: string): 400 | 403 | 409 | 422 {
  if (reason.startsWith('role-') || reason === 'upload-not-yours') return 403
  if (reason.startsWith('name-') || ofKeys.has(reason)) return 400
  if (unprocessable.has(reason)) return 422
  return 409
}

/** The key that a copy is to have, for both ways to copy. */
const ofKeys = new Set(['copy-leaves-customer-key', 'copy-changes-customer-key'])

const unprocessable = new Set([
  'ImportExceedsMaxSize',
  'LogicalRestrictions',
  'UnsupportedStoreFormat',
  'copy-to-older-version',
  'differential-backup',
  'Fallback',
])
