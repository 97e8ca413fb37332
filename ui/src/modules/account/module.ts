import { Key, User } from '@element-plus/icons-vue'
import type { NounModule } from '@/app/module'

export default {
  noun: 'account',
  routes: [
    { path: '/sign-in', component: () => import('./SignInPage.vue'), meta: { open: true, title: '登录' } },
    { path: '/password', component: () => import('./PasswordPage.vue'), meta: { title: '修改密码' } },
    { path: '/accounts', component: () => import('./AccountListPage.vue'), meta: { title: '账号' } },
    { path: '/roles', component: () => import('./RoleListPage.vue'), meta: { title: '角色与锁定' } },
  ],
  menu: [
    { title: '账号', path: '/accounts', icon: User, order: 90, permission: 'account.list', onPhone: true },
    { title: '角色与锁定', path: '/roles', icon: Key, order: 91, permission: 'grant.list', onPhone: true },
  ],
} satisfies NounModule
