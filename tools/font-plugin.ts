import type { Plugin } from 'vite'

/** Asks for the font file whose name begins with `name` in the page's head, so that it does not wait for the stylesheet. */
export function preloadFont(name: string): Plugin {
  let base = '/'
  return {
    name: 'afterglow-preload-font',
    apply: 'build',
    configResolved(config) {
      base = config.base
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const files = Object.keys(bundle ?? {}).filter((file) => file.includes(`/${name}`))
        return files.map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: base + file },
          injectTo: 'head',
        }))
      },
    },
  }
}
