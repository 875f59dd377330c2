import { z } from '@hono/zod-openapi'
import { Instant } from './parts.ts'

/**
 * A link that downloads one file without a session, until it ends. `url` is relative to the API and carries its own end
 * and a signature over it. A browser host answers the same link; the page itself takes the file as a `blob:` there.
 */
export const FileLink = z.object({ url: z.string(), expires_at: Instant }).openapi('FileLink')

export type FileLink = z.infer<typeof FileLink>
