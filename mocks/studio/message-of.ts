/** What an error says, without its name. One of a console in a frame is no `Error` of this page's own. */
export const messageOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error)
