// A page of the Node host that sends a file exactly as the console does, and nothing else.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import { root } from './process.ts'

declare global {
  interface Window {
    /** Sends what was chosen to an import by the console's own client. Resolves to the milliseconds that it took. */
    sendToImport?(importId: string): Promise<number>
  }
}

/** The module of the console that sends a file; its options are what is measured. */
const sender = join(root, 'src/uploads/transfer.ts')
const entry = 'virtual:transfer-page'

/** Not a file of the project: it stands between the console's own module and the program that drives the page. */
const script = `
import { transfer } from ${JSON.stringify(sender)}
window.sendToImport = async (importId) => {
  const file = document.querySelector('input').files[0]
  const started = performance.now()
  await transfer({
    base: location.origin, importId, file, resumes: false, fetchInPage: null,
    signal: new AbortController().signal, onReached() {}, onProgress() {},
  })
  return performance.now() - started
}
`

/** Makes the page in `folder`, as a server of the console takes it. */
export async function makeTransferPage(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [virtualEntry()],
    build: {
      outDir: folder,
      modulePreload: false,
      rolldownOptions: { input: entry, output: { entryFileNames: 'page.js' } },
    },
  })
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>Transfer</title><input type="file" aria-label="File"><script type="module" src="/page.js"></script>',
  )
  cpSync(join(root, 'public', 'security-headers.json'), join(folder, 'security-headers.json'))
}

function virtualEntry(): Plugin {
  return {
    name: 'transfer-page',
    resolveId: (id) => (id === entry ? `\0${entry}` : null),
    load: (id) => (id === `\0${entry}` ? script : null),
  }
}
