import { createHash, timingSafeEqual } from 'node:crypto'
import { ControlRefusal } from '../control-plane/control-fields.ts'
import { controlVerb, runControl, type ControlVerb } from '../control-plane/control-verbs.ts'
import { scenarioCards } from '../control-plane/scenarios/screens.ts'
import { refused } from './answers.ts'
import type { Worlds } from './worlds.ts'

/**
 * `GET /_control/(state|scenarios|log|steps|recipe|export-state)` and `POST /_control/<verb>` with a JSON body, for whoever has the token.
 * `load` begins a world for the caller alone and sets the cookie that leads to it.
 */
export async function answerControl(request: Request, token: string, worlds: Worlds): Promise<Response> {
  if (!isToken(request.headers.get('authorization'), token)) {
    return refused(401, 'control-token', 'The control needs its token: Authorization: Bearer <token>.')
  }
  const name = new URL(request.url).pathname.slice('/_control/'.length)
  // Of no world: what there is to load.
  if (name === 'scenarios' && request.method === 'GET') return Response.json({ data: scenarioCards() })
  try {
    if (name === 'log') return answerLog(request, worlds)
    const told = tellings.find((each) => each === name)
    if (told !== undefined) return await answerTelling(request, told, worlds)
    return await answerVerb(request, controlVerb(name, ['scenarios', 'log', ...tellings]), worlds)
  } catch (error) {
    if (!(error instanceof ControlRefusal)) throw error
    const status = error.reason === 'control-not-found' ? 404 : 400
    return refused(status, error.reason, error.fact, {}, error.remedy)
  }
}

async function answerVerb(request: Request, verb: ControlVerb, worlds: Worlds): Promise<Response> {
  const method = verb === 'state' ? 'GET' : 'POST'
  if (request.method !== method)
    return refused(405, 'method-not-allowed', `Ask with ${method}.`, { Allow: method })
  const body = method === 'GET' ? {} : await jsonOf(request)
  if (body === undefined) return refused(400, 'malformed-json', 'The body is not JSON.')
  const { world, cookie } =
    verb === 'load' ? worlds.toLoad(request) : { world: worlds.named(request), cookie: null }
  if (!world) return worldGone()
  const state = await runControl(world.control, verb, body)
  return Response.json({ data: state }, { headers: cookie === null ? {} : { 'Set-Cookie': cookie } })
}

/** The last calls of a world, oldest first. */
function answerLog(request: Request, worlds: Worlds): Response {
  if (request.method !== 'GET') return refused(405, 'method-not-allowed', 'Ask with GET.', { Allow: 'GET' })
  const world = worlds.named(request)
  return world ? Response.json({ data: world.line.log() }) : worldGone()
}

const tellings = ['steps', 'recipe', 'export-state'] as const

/** What was done in a world, what makes it again, and the text of a state file. */
async function answerTelling(
  request: Request,
  told: (typeof tellings)[number],
  worlds: Worlds,
): Promise<Response> {
  if (request.method !== 'GET') return refused(405, 'method-not-allowed', 'Ask with GET.', { Allow: 'GET' })
  const control = worlds.named(request)?.control
  if (!control) return worldGone()
  switch (told) {
    case 'steps':
      return Response.json({ data: control.steps() })
    case 'recipe':
      return Response.json({ data: await control.recipe() })
    case 'export-state':
      return Response.json({ data: await control.exportState() })
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
