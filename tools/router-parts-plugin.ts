import type { Plugin } from 'vite'

/**
 * Lets the bundler leave out the parts of the router that nothing uses, 4 kB of a first visit. It makes its components by
 * `forwardRef` and names them afterwards, and both look like something that has to happen.
 */
export function routerParts(): Plugin {
  return {
    name: 'router-parts',
    apply: 'build',
    transform: {
      filter: { id: /\/react-router\/dist\/.*\.js$/ },
      handler: (code) =>
        code
          .replaceAll(/(?<== )(?=React\$1\.(?:forwardRef|memo|createContext)\()/g, '/* @__PURE__ */ ')
          .replaceAll(/^\w+\.displayName = "[^"]*";$/gm, ''),
    },
  }
}
