import { overrides } from './overrides.ts'
import { NotSaved, WorldGone } from './world.ts'

/** The answer of an override, if one was laid over this request. MSW is loaded for it only where there are any. */
export async function overridden(request: Request): Promise<Response | undefined> {
  if (overrides.length === 0) return undefined
  const { getResponse } = await import('msw')
  return getResponse([...overrides], request.clone())
}

/** What was not saved has not happened: that is told in the API's own form. */
export async function answerOf(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const { status, message, reason, remedy } = faultOf(error)
    return Response.json({ errors: [{ message, reason, afterglow: { remedy } }] }, { status })
  }
}

function faultOf(error: unknown) {
  if (error instanceof NotSaved) {
    return {
      status: 507,
      message: 'This browser did not store the change, so it was not made.',
      reason: 'storage-full',
      remedy: 'Free some room for this site, or reload the page.',
    }
  }
  const message =
    error instanceof WorldGone
      ? 'The world that this page showed was begun anew elsewhere, so nothing was changed.'
      : 'The world in this browser could not be read.'
  return { status: 503, message, reason: 'world-unreadable', remedy: 'Reload the page.' }
}
