import vue from '@vitejs/plugin-vue'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/** Leaves a brotli and a gzip form beside every text of a kilobyte or more: the server sends them as they are. */
function compress(): Plugin {
  let folder = ''
  return {
    name: 'chuangwen-compress',
    apply: 'build',
    configResolved: (config) => void (folder = config.build.outDir),
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !/\.(css|html|js|json|svg)$/.test(entry.name)) continue
        const path = join(entry.parentPath, entry.name)
        const text = readFileSync(path)
        if (text.length < 1024) continue
        const size = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
        writeFileSync(path + '.br', brotliCompressSync(text, { params: size }))
        writeFileSync(path + '.gz', gzipSync(text, { level: 9 }))
      }
    },
  }
}

// The floor is Chromium 87; 86 as the target keeps syntax below it.
export default defineConfig({
  plugins: [vue(), Components({ resolvers: [ElementPlusResolver()], dts: false }), compress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: { target: 'chrome86', chunkSizeWarningLimit: 700 },
  server: { proxy: { '/api': process.env.WEB_API ?? 'http://127.0.0.1:8080' } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
})
