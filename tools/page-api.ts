// The API of the browser host without its page: as far as clients of the network can try it, over a port of this machine.
import { once } from 'node:events'
import { serve } from '@hono/node-server'
import { createApi } from '../control-plane/api/create-api.ts'
import { createControl } from '../control-plane/control.ts'
import { createMemoryStore } from '../control-plane/memory-store.ts'
import {
  seedWorld,
  standardNow,
  standardSeed,
  type WorldSource,
} from '../control-plane/scenarios/registry.ts'
import { createSeededRandom } from '../control-plane/seeded-random.ts'
import { createVirtualClock } from '../control-plane/virtual-clock.ts'
import { createPageMemoryBytes } from '../mocks/memory-bytes.ts'
import { loopback } from './ports.ts'

/** A host with one world that moves only when it is told to. */
export interface SmallHost {
  /** `http://127.0.0.1:<port>` */
  readonly address: string
  /** What requests of its world carry. */
  readonly headers: Readonly<Record<string, string>>
  /** Moves the world on until nothing runs. */
  settle(): Promise<unknown>
  end(): Promise<void>
}

/** Serves the tour over the ports of a page that keeps nothing. `onDefect`: the API met one. */
export async function servePageApi(onDefect: (thrown: unknown) => void): Promise<SmallHost> {
  const source: WorldSource = { scenario: 'tour', now: standardNow, seed: standardSeed, role: null }
  const clock = createVirtualClock({ now: source.now })
  const random = createSeededRandom(source.seed)
  const store = createMemoryStore({ base: seedWorld(source) })
  const bytes = createPageMemoryBytes()
  const { fetch, controlPlane } = createApi(
    {
      clock,
      store,
      random,
      bytes,
      host: { host: 'browser', build: 'local', downloads: 'blob', control: true, maxUploadBytes: null },
      caller: async () => ({ user: 'ops', role: 'admin', via: 'token' }),
    },
    { onDefect },
  )
  const control = createControl({
    current: () => ({ source, clock, controlPlane }),
    replace: () => Promise.reject(new Error('It stays the world that it is.')),
  })
  const server = serve({ hostname: loopback, port: 0, fetch: (request) => fetch(request) })
  await once(server, 'listening')
  const own = server.address()
  return {
    address: `http://${loopback}:${typeof own === 'object' && own ? own.port : 0}`,
    headers: { authorization: 'Bearer of a program' },
    settle: () => control.settle(),
    async end() {
      if ('closeAllConnections' in server) server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
