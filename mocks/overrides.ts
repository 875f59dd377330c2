import type { RequestHandler } from 'msw'

// Answers laid over the API while a screen is being designed: the first that matches answers, everything else goes on to
// the emulated Aura. Committed empty. For instance, with `import { http, HttpResponse } from 'msw'`:
//
//   http.get('*/v1/instances', () =>
//     HttpResponse.json(
//       { errors: [{ message: 'The server is busy.', reason: 'busy' }] },
//       { status: 503 },
//     )),

/** Handlers of MSW, the more special ones first. */
export const overrides: readonly RequestHandler[] = []
