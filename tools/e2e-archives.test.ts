import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { e2eArchives } from './e2e-archives.ts'
import { root } from './process.ts'

describe('the archives of the e2e suite', () => {
  it('are what tools/e2e-archives.ts writes', async () => {
    for (const [name, bytes] of await e2eArchives()) {
      expect(Buffer.from(bytes).equals(readFileSync(join(root, 'e2e', 'archives', name))), name).toBe(true)
    }
  })
})
