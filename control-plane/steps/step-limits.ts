/** How much of what was done is kept and carried, each limit in one place. */
export const stepLimits = {
  /** Steps of a world; what is done after them is not kept, and there is no link and no way back any more. */
  steps: 2_000,
  /** Bytes of one body of an upload that are kept in its step. */
  bodyBytes: 2 * 1024 * 1024,
  /** Bytes of files that are kept in all steps of a world. */
  fileBytes: 8 * 1024 * 1024,
  /** Bytes of files that a link carries; more go into a state file. */
  linkFileBytes: 16_000,
  /** Characters of the fragment of a link. */
  fragmentChars: 64 * 1024,
  /** Bytes of what a fragment unpacks to. */
  unpackedBytes: 2 * 1024 * 1024,
  /** Characters of a state file. */
  stateChars: 16 * 1024 * 1024,
} as const
