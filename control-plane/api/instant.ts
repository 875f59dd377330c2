/** An instant (ms) as the Aura API writes it: UTC, RFC 3339, whole seconds. */
export function auraInstant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`
}

/** An instant (ms) as our own fields write it: to the millisecond, where there are any. */
export function instant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}

/** The same for what may not have happened. */
export function instantOrNull(ms: number | null): string | null {
  return ms === null ? null : instant(ms)
}
