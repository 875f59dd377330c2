import { ServerResponse } from 'node:http'
import type { HttpBindings, Http2Bindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { LineLost } from '../control-plane/line-layer.ts'
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
  return async (
    request: Request,
    { incoming, outgoing }: HttpBindings | Http2Bindings,
  ): Promise<Response> => {
    try {
      return await sendFile(await handle(withStreamedBody(request, incoming)), outgoing, onBroken)
    } catch (error) {
      // Or whoever asked has gone, while the call was kept waiting.
      if (!(error instanceof LineLost || request.signal.aborted)) throw error
      breakOff(outgoing)
      return RESPONSE_ALREADY_SENT
    }
  }
}

/**
 * Ends a connection with what is no answer: a browser asks again by itself where nothing came over a connection that it
 * had before, and then it would not be lost. Source: RFC 9112, 9.3.1.
 */
function breakOff(outgoing: (HttpBindings | Http2Bindings)['outgoing']): void {
  const { socket } = outgoing
  if (socket && outgoing instanceof ServerResponse) socket.end('This call is lost.\r\n\r\n')
  outgoing.destroy()
}
