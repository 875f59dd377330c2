import type { HttpBindings, Http2Bindings } from '@hono/node-server'
import { sendFile } from './sent-file.ts'
import { withStreamedBody } from './streamed-body.ts'

/**
 * `handle` as the server asks it: what is large goes in and out by the streams of Node itself. `onBroken` is told why a
 * file could not be sent to its end.
 */
export function overNodeStreams(
  handle: (request: Request) => Promise<Response>,
  onBroken: (error: unknown) => void,
) {
  return async (request: Request, { incoming, outgoing }: HttpBindings | Http2Bindings): Promise<Response> =>
    sendFile(await handle(withStreamedBody(request, incoming)), outgoing, onBroken)
}
