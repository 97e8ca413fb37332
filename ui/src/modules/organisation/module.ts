import { OfficeBuilding } from '@element-plus/icons-vue'
import type { NounModule } from '@/app/module'

export default {
  noun: 'organisation',
  routes: [
    { path: '/organisation', component: () => import('./OrganisationPage.vue'), meta: { title: '机构' } },
    { path: '/organisation/:unit', component: () => import('./OrganisationPage.vue'), props: true, meta: { title: '机构' } },
  ],
  menu: [{ title: '机构', path: '/organisation', icon: OfficeBuilding, order: 80, permission: 'organisation.list', onPhone: true }],
} satisfies NounModule
