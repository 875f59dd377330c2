/** A refusal of the host itself, in the form of the API's errors. */
export function refused(
  status: number,
  reason: string,
  message: string,
  headers: Record<string, string> = {},
): Response {
  return Response.json({ errors: [{ message, reason }] }, { status, headers })
}
