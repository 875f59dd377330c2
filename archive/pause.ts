/** Lets whatever else waits for this thread go first: a page stays alive beside a long read, and so does a server. */
export function pause(): Promise<void> {
  // A message comes in a task of its own and, unlike a timer, is never put off.
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.addEventListener(
      'message',
      () => {
        port1.close()
        resolve()
      },
      { once: true },
    )
    port1.start()
    port2.postMessage(null)
  })
}
