import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { normalizePath, type Plugin, type Rolldown } from 'vite'
import { classicScript } from './classic-script.ts'
import { root } from './process.ts'

/**
 * The page of a build that runs under any base path from any static host: what it asks for is put into its head by one inline
 * script (mocks/shell/), which finds the base first, so that the same page answers for every address (as 404.html, too).
 * `ahead`: modules that the entry imports later and every first visit needs; they are asked for with the entry.
 * The content security policy allows that one script by its digest, in the page and in the build's security-headers.json.
 */
export function relocatableShell(ahead: readonly string[]): Plugin {
  let folder = ''
  let digest = ''
  return {
    name: 'afterglow-shell',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle }) {
        const { page, scripts, links, entry } = takenApart(html)
        const already = links.map(({ href }) => href)
        // The entry runs when the styles stand, and is fetched beside them.
        const entryAhead = linkAhead((entry['src'] ?? '').slice(2))
        const more = filesAhead(ahead, bundle ?? {}).filter((file) => !already.includes(`./${file}`))
        const asked = [...links, entryAhead, ...more.map(linkAhead)]
        const own = await classicScript(
          join(root, 'mocks/shell/shell.ts'),
          { __AFTERGLOW_SHELL__: JSON.stringify({ links: asked, entry }) },
          { minify: true },
        )
        // What the page ran before its first paint is said here, without a request.
        const before = scripts.map((file) => readFileSync(join(root, 'public', file), 'utf8'))
        const code = [...before, own]
          .join('\n')
          .trim()
          .replaceAll('</', String.raw`<\/`)
        digest = `'sha256-${createHash('sha256').update(code).digest('base64')}'`
        // A host that sends no headers holds to the policy by the page; frame-ancestors can be said by a header only.
        const policy = policyOf(headersText(join(root, 'public')))
          .replace(/; frame-ancestors [^;]*/, '')
          .replace("script-src 'self'", `script-src 'self' ${digest}`)
        const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`
        return page.replace('</title>', () => `</title>\n    ${meta}\n    <script>${code}</script>`)
      },
    },
    writeBundle() {
      const text = headersText(folder)
      const policy = policyOf(text)
      writeFileSync(
        join(folder, 'security-headers.json'),
        text.replace(policy, policy.replace("script-src 'self'", `script-src 'self' ${digest}`)),
      )
    },
  }
}

type Attributes = Readonly<Record<string, string>>

/** The page without its comments and its own files, and those: classic scripts of public/, links, and the entry. */
function takenApart(html: string) {
  const scripts: string[] = []
  const links: Attributes[] = []
  let entry: Attributes = {}
  const page = html
    .replaceAll(/\s*<!--[^]*?-->/g, '')
    .replaceAll(/\s*<(script|link)\b([^>]*?)\s*\/?>(?:<\/script>)?/g, (_whole, tag: string, text: string) => {
      const attributes = attributesOf(text)
      if (tag === 'link') links.push(attributes)
      else if (attributes['type'] === 'module') entry = attributes
      else scripts.push(attributes['src'] ?? '')
      return ''
    })
  return { page, scripts, links, entry }
}

const attributesOf = (text: string): Attributes =>
  Object.fromEntries(
    [...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, value]),
  )

const linkAhead = (file: string): Attributes =>
  file.endsWith('.css')
    ? { rel: 'preload', as: 'style', crossorigin: '', href: `./${file}` }
    : { rel: 'modulepreload', crossorigin: '', href: `./${file}` }

/** The files that hold `modules`, with all that they need before they run. */
function filesAhead(modules: readonly string[], bundle: Rolldown.OutputBundle): string[] {
  const found = new Set<string>()
  const open = Object.values(bundle).flatMap((file) =>
    file.type === 'chunk' && modules.some((one) => holds(file, normalizePath(join(root, one))))
      ? [file.fileName]
      : [],
  )
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const file = bundle[name]
    if (found.has(name) || file?.type !== 'chunk') continue
    found.add(name)
    for (const style of file.viteMetadata?.importedCss ?? []) found.add(style)
    open.push(...file.imports)
  }
  return [...found]
}

const holds = (file: Rolldown.OutputChunk, module: string) =>
  file.facadeModuleId === module || file.moduleIds.includes(module)

const headersText = (folder: string) => readFileSync(join(folder, 'security-headers.json'), 'utf8')

function policyOf(text: string): string {
  const policy = /"Content-Security-Policy": "([^"]*)"/.exec(text)?.[1]
  if (!policy?.includes("script-src 'self'"))
    throw new Error('The security headers have no policy of scripts.')
  return policy
}
