import { z } from '@hono/zod-openapi'
import { Role } from './meta.ts'

/** The session of this console: once it has ended, everything else answers 401 `session-ended`. */
export const Session = z
  .object({
    state: z.enum(['open', 'ended']),
    user: z.object({ name: z.string(), role: Role }),
  })
  .openapi('Session')

export type Session = z.infer<typeof Session>
