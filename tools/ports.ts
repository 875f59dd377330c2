import { createServer } from 'node:net'

/** The address that every host of this project listens on: this machine only. */
export const loopback = '127.0.0.1'

/** A port that is free now: `wanted` or the next free one after it; 0 lets the system choose. Throws after 100 tries. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port <= wanted + 100; port += 1) {
    const free = await tryPort(port)
    if (free !== undefined) return free
  }
  throw new Error(`No free port from ${wanted} to ${wanted + 100}.`)
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen(port, loopback, () => {
      const address = probe.address()
      const found = typeof address === 'object' && address !== null ? address.port : undefined
      probe.close(() => resolve(found))
    })
  })
}
