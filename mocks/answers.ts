import { overrides } from './overrides.ts'
import { NotSaved } from './world.ts'

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
    const full = error instanceof NotSaved
    const fault = full
      ? { message: 'This browser did not store the change, so it was not made.', reason: 'storage-full' }
      : { message: 'The world in this browser could not be read.', reason: 'world-unreadable' }
    const remedy = full ? 'Free some room for this site, or reload the page.' : 'Reload the page.'
    return Response.json({ errors: [{ ...fault, afterglow: { remedy } }] }, { status: full ? 507 : 503 })
  }
}
