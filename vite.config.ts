import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { base } from './tools/base.ts'
import { chunks } from './tools/chunks.ts'
import { preloadFont } from './tools/font-plugin.ts'
import { relocatableShell } from './tools/shell-plugin.ts'
import { withoutUnusedParts } from './tools/unused-parts-plugin.ts'
import { pseudoLocale } from './tools/pseudo.ts'
import { workerScript } from './tools/worker-plugin.ts'

// Modes: `console` speaks to a server and holds no byte of the mock; `demo`, and everything that Vite serves, brings the mock;
// `pseudo` is the demo with every text of the catalogue longer and marked, for e2e/pseudo.e2e.ts.
// tools/build.ts builds them, tools/dev.ts serves.
export default defineConfig(({ command, mode }) => {
  const host = mode === 'console' ? 'server' : 'browser'
  // The demo is for any path; a console has that of its server.
  const forAnyPath = command === 'build' && host === 'browser'
  return {
    base: forAnyPath ? './' : base,
    plugins: [
      react(),
      withoutUnusedParts(),
      preloadFont('public-sans-latin-wght-normal'),
      host === 'browser' ? workerScript() : [],
      forAnyPath ? relocatableShell(['mocks/host.ts', 'src/instances/InstancesPage.tsx']) : [],
      mode === 'pseudo' ? pseudoLocale() : [],
    ],
    define: { __AFTERGLOW_HOST__: JSON.stringify(host) },
    build: {
      outDir: `dist/${mode}`,
      // The browsers of mid 2025. Anything older than light-dark() would have it rewritten in every rule.
      target: ['chrome138', 'edge138', 'firefox140', 'safari26'],
      modulePreload: { polyfill: false },
      // tools/limits.ts says what is too large; the mock of the demo may be.
      chunkSizeWarningLimit: 2_000,
      rolldownOptions: {
        // A text of the catalogue stands where it is said, not behind a name.
        optimization: { inlineConst: true },
        // No module here or below acts when a property is read or a global looked up; without this, unused reads stay.
        treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
        output: {
          codeSplitting: chunks(),
          // The first file names all the others.
          chunkFileNames: 'assets/[name]-[hash:6].js',
          assetFileNames: 'assets/[name]-[hash:6][extname]',
        },
      },
    },
    server: { host: '127.0.0.1' },
  }
})
