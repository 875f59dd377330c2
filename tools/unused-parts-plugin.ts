import type { Plugin } from 'vite'

/** Parts of libraries that nothing here uses and that the bundler cannot see as unused, with what shows it that they are. */
const parts = [
  {
    // The router makes its components by `forwardRef` and names them afterwards: both look like something that has to happen.
    file: /\/react-router\/dist\/.*\.js$/,
    rewrite: (code: string) =>
      code
        .replaceAll(/(?<== )(?=React\$1\.(?:forwardRef|memo|createContext)\()/g, '/* @__PURE__ */ ')
        .replaceAll(/^\w+\.displayName = "[^"]*";$/gm, '')
        // Nobody measures routes by the router's own means.
        .replaceAll('if (init.instrumentations)', 'if (false)'),
  },
  {
    // The console's client sends no cookies.
    file: /\/hono\/dist\/client\/client\.js$/,
    rewrite: (code: string) => code.replaceAll('if (args?.cookie)', 'if (false)'),
  },
  {
    // The validator's own words in fifty languages, one name for them all: the API answers in English.
    file: /\/zod\/v4\/locales\/index\.js$/,
    rewrite: () => "export { default as en } from './en.js'",
  },
] as const

/** Leaves out what nothing uses of the router and of the API's client, 5 kB of a first visit, and of the validator in the demo. */
export function withoutUnusedParts(): Plugin {
  return {
    name: 'without-unused-parts',
    apply: 'build',
    transform: {
      filter: { id: parts.map(({ file }) => file) },
      handler: (code, id) => parts.find(({ file }) => file.test(id))?.rewrite(code) ?? code,
    },
  }
}
