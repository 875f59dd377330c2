import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { runs, seed } from './tools/seed.ts'

const ignored = ['**/node_modules/**', '.cache/**', 'dist/**']
// What measures the memory of its process, and what listens: the Node host's library changes `Response` for its whole process.
const alone = [
  'archive/memory.test.ts',
  'archive/large.test.ts',
  'server/**/*.test.ts',
  'tools/cut-uploads.test.ts',
]

// Projects: `node` (everything but components), `alone` (what needs a process of its own), `page` (components, in jsdom),
// `build` (what the two builds hold, so after them).
export default defineConfig({
  plugins: [react()],
  define: { __AFTERGLOW_HOST__: JSON.stringify('server') },
  test: {
    globalSetup: ['tools/announce-seed.ts'],
    setupFiles: ['tools/fast-check-setup.ts'],
    env: { AFTERGLOW_SEED: String(seed), AFTERGLOW_RUNS: String(runs) },
    testTimeout: runs > 1 ? 3_600_000 : 30_000,
    hookTimeout: 60_000,
    // A test that leaves a mock or a stubbed global behind would decide the next one.
    restoreMocks: true,
    unstubGlobals: true,
    unstubEnvs: true,
    // No test mocks a module or leaves a global behind. Files of one worker share what they load: less than half the time.
    isolate: false,
    // By default one core is left to whoever watches.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['**/*.test.ts'],
          exclude: [...ignored, ...alone, '**/*.build.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx', 'mocks/**/*.test.tsx'],
          exclude: ignored,
          setupFiles: ['tools/page-setup.ts'],
          css: { modules: { classNameStrategy: 'non-scoped' } },
        },
      },
      { extends: true, test: { name: 'alone', isolate: true, include: alone, exclude: ignored } },
      { extends: true, test: { name: 'build', include: ['**/*.build.test.ts'], exclude: ignored } },
    ],
  },
})
