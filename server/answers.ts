/** A refusal of the host itself, in the form of the API's errors; the remedy is ours, so it stands where ours do. */
export function refused(
  status: number,
  reason: string,
  message: string,
  headers: Record<string, string> = {},
  remedy?: string,
): Response {
  const ours = remedy === undefined ? {} : { afterglow: { remedy } }
  return Response.json({ errors: [{ message, reason, ...ours }] }, { status, headers })
}
