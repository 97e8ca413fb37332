import { HomeFilled } from '@element-plus/icons-vue'
import type { NounModule } from '@/app/module'

export default {
  noun: 'workbench',
  routes: [{ path: '/workbench', component: () => import('./WorkbenchPage.vue'), meta: { title: '工作台' } }],
  menu: [{ title: '工作台', path: '/workbench', icon: HomeFilled, order: 0, onPhone: true }],
} satisfies NounModule
