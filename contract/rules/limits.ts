/** Limits of the API, each in one place. The API also advertises them in `/afterglow/v1/meta`. */
export const limits = {
  /** Items of one list; a list is returned whole up to here. */
  listItems: 20_000,
  /** Bytes of a JSON body. */
  bodyBytes: 1_048_576,
  /** Characters of an Idempotency-Key. */
  idempotencyKeyChars: 128,
  /** How long the same Idempotency-Key gives the same answer, ms. */
  idempotencyMs: 86_400_000,
  /** How long that answer still holds a one-time password, ms. */
  passwordMs: 600_000,
  /** Characters of a file name. */
  fileNameChars: 255,
  /** How long an unfinished upload is kept after its last byte, ms. */
  uploadIdleMs: 86_400_000,
  /** Bytes of an upload between two countings while one request sends more. */
  uploadCountBytes: 134_217_728,
  /** How long a finished export can be downloaded, ms. */
  exportMs: 86_400_000,
  /** How long a link to the file of an export is good, ms. */
  exportLinkMs: 3_600_000,
  /** Backups of one world that run at the same time; the others queue. */
  backupWorkers: 2,
  /** How long a finished backup is kept, ms. It outlives its instance. */
  backupKeptMs: 90 * 86_400_000,
  /** How long the snapshots that a deleted instance leaves can be made a new instance of, ms. */
  deletedKeptMs: 7 * 86_400_000,
  /** How long a link to the file of a backup is good, ms. Source: the article on Sandbox backups. */
  backupLinkMs: 30 * 86_400_000,
} as const
