/** Resolves after so many real ms; rejects with the reason of `signal` when that is aborted before. */
export function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  if (signal.aborted) reject(signal.reason)
  const leave = () => {
    clearTimeout(timer)
    reject(signal.reason)
  }
  const timer = setTimeout(() => {
    signal.removeEventListener('abort', leave)
    resolve()
  }, ms)
  signal.addEventListener('abort', leave, { once: true })
  return promise
}
