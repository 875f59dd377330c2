import { isApiPath } from '../control-plane/api/create-api.ts'
import { refused } from './answers.ts'
import { answerControl } from './control-routes.ts'
import { refusalOf } from './guard.ts'
import type { Worlds } from './worlds.ts'

export interface HandlerOptions {
  /** This server's own port. */
  readonly port: number
  readonly worlds: Worlds
  readonly files: (request: Request) => Response
  /** Null: the control is not there at all. */
  readonly controlToken: string | null
}

/**
 * Answers every request of the server: guard, control, API, files, in this order. Throws `LineLost` where the control has
 * laid out that no answer comes.
 */
export function createHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  const { worlds, files, controlToken } = options
  return async (request) => {
    const refusal = refusalOf(request, options.port)
    if (refusal) return refused(403, refusal.reason, refusal.message)
    const { pathname } = new URL(request.url)
    if (controlToken !== null && pathname.startsWith('/_control/')) {
      return answerControl(request, controlToken, worlds)
    }
    if (!isApiPath(pathname)) return files(request)
    const { world, cookie } = worlds.of(request)
    const fetched = (asked: Request) => world.fetch(asked)
    const answer = await (controlToken === null ? fetched(request) : world.line.send(request, fetched))
    if (cookie !== null) answer.headers.append('Set-Cookie', cookie)
    return answer
  }
}
