import './tokens.css'
import './base.css'
import { createRoot } from 'react-dom/client'
import { startConsole } from './app/start.tsx'
import { apiBase, type Host } from './api/host.ts'

const network: Host = {
  fetch: (input, init) => fetch(input, init),
  uploadFetch: null,
  fileOf: null,
}

/** The emulated Aura in this page, in development and in the demo; the server that the page came from otherwise. */
async function hostOfThisBuild(): Promise<Host | null> {
  if (__AFTERGLOW_HOST__ === 'server') return network
  const { startBrowserHost } = await import('../mocks/host.ts')
  return startBrowserHost(apiBase(document))
}

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
const host = await hostOfThisBuild()
if (host) startConsole(createRoot(root), host, apiBase(document))
