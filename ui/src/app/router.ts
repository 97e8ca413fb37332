import { createRouter, createWebHistory } from 'vue-router'
import { modules } from '@/app/module'
import { useSession } from '@/app/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** Shown to people who have not signed in. */
    open?: boolean
    title?: string
  }
}

/** Routes of all nouns: those marked open stand alone, the rest stand inside the shell. */
const all = modules.flatMap((one) => one.routes)

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    ...all.filter((route) => route.meta?.open),
    { path: '/', component: () => import('@/app/Shell.vue'), redirect: '/workbench', children: all.filter((route) => !route.meta?.open) },
    { path: '/:rest(.*)*', component: () => import('@/app/NotFound.vue'), meta: { open: true, title: '找不到页面' } },
  ],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

router.beforeEach(async (to) => {
  const session = useSession()
  if (to.meta.open) return true
  await session.load()
  if (!session.signedIn) return { path: '/sign-in', query: to.fullPath === '/workbench' ? {} : { next: to.fullPath } }
  if (session.mustChangePassword && to.path !== '/password') return '/password'
  return true
})

router.afterEach((to) => {
  document.title = to.meta.title ? `${to.meta.title} · 创文` : '创文'
})
