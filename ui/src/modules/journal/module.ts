import { Document } from '@element-plus/icons-vue'
import type { NounModule } from '@/app/module'

export default {
  noun: 'journal',
  routes: [{ path: '/journal', component: () => import('./JournalPage.vue'), meta: { title: '日志' } }],
  menu: [{ title: '日志', path: '/journal', icon: Document, order: 95, permission: 'journal.list', onPhone: true }],
} satisfies NounModule
