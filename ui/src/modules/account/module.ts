import { User } from '@element-plus/icons-vue'
import type { NounModule } from '@/app/module'

export default {
  noun: 'account',
  routes: [
    { path: '/sign-in', component: () => import('./SignInPage.vue'), meta: { open: true, title: '登录' } },
    { path: '/password', component: () => import('./PasswordPage.vue'), meta: { title: '修改密码' } },
    { path: '/accounts', component: () => import('./AccountListPage.vue'), meta: { title: '账号' } },
  ],
  menu: { title: '账号', path: '/accounts', icon: User, order: 90, permission: 'account.list' },
} satisfies NounModule
