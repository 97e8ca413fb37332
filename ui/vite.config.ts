import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// The floor is Chromium 87; 86 as the target keeps syntax below it.
export default defineConfig({
  plugins: [vue(), Components({ resolvers: [ElementPlusResolver()], dts: false })],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: { target: 'chrome86', chunkSizeWarningLimit: 700 },
  server: { proxy: { '/api': process.env.WEB_API ?? 'http://127.0.0.1:8080' } },
})
