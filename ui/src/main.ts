import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from '@/app/App.vue'
import { queryClient } from '@/app/queries'
import { router } from '@/app/router'
import 'element-plus/theme-chalk/base.css'
import '@/styles/tokens.css'
import '@/styles/layout.css'

createApp(App).use(createPinia()).use(VueQueryPlugin, { queryClient }).use(router).mount('#app')
