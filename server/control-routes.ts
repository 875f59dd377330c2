import { createHash, timingSafeEqual } from 'node:crypto'
import { ControlRefusal, runControl } from '../control-plane/control.ts'
import { refused } from './answers.ts'
import type { Worlds } from './worlds.ts'

/**
 * `GET /_control/state` and `POST /_control/(load|advance|speed|settle)` with a JSON body, for whoever has the token.
 * `load` begins a world for the caller alone and sets the cookie that leads to it.
 */
export async function answerControl(request: Request, token: string, worlds: Worlds): Promise<Response> {
  if (!isToken(request.headers.get('authorization'), token)) {
    return refused(401, 'control-token', 'The control needs its token: Authorization: Bearer <token>.')
  }
  const verb = new URL(request.url).pathname.slice('/_control/'.length)
  const method = verb === 'state' ? 'GET' : 'POST'
  if (request.method !== method)
    return refused(405, 'method-not-allowed', `Ask with ${method}.`, { Allow: method })
  const body = method === 'GET' ? {} : await jsonOf(request)
  if (body === undefined) return refused(400, 'malformed-json', 'The body is not JSON.')
  const { world, cookie } =
    verb === 'load' ? worlds.toLoad(request) : { world: worlds.named(request), cookie: null }
  if (!world) return worldGone()
  try {
    const state = await runControl(world.control, verb, body)
    return Response.json({ data: state }, { headers: cookie === null ? {} : { 'Set-Cookie': cookie } })
  } catch (error) {
    if (error instanceof ControlRefusal) return refused(400, 'control-refused', error.message)
    throw error
  }
}

/** The answer where a cookie leads to no world any more: what was meant for that one must not move the main one. */
function worldGone(): Response {
  return refused(410, 'world-gone', 'This world was put away since it was used last. Load one again.')
}

async function jsonOf(request: Request): Promise<unknown> {
  const text = await request.text()
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return undefined
  }
}

function isToken(header: string | null, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`))
}
