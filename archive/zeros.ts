/** One buffer for every run of zeros: what reads or writes zero pages hands out views of it and never fills another. */
export const ZEROS: Uint8Array = new Uint8Array(1 << 17)

/** True for a chunk that is known to be zeros without looking at it. */
export function isZeros(chunk: Uint8Array): boolean {
  return chunk.buffer === ZEROS.buffer
}

/** True for a chunk that holds nothing but zeros. */
export function isBlank(chunk: Uint8Array): boolean {
  return isZeros(chunk) || chunk.every((byte) => byte === 0)
}
