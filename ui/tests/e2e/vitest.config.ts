import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Journeys run one after the other: each has a server and a browser to itself. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: { include: ['*.test.ts'], fileParallelism: false, testTimeout: 60_000, hookTimeout: 120_000 },
})
