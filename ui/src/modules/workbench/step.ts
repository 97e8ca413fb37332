/** Something that somebody may do next. */
export interface NextStep {
  title: string
  hint: string
  path: string
  /** Who is offered it. */
  permission: string
}

const steps: NextStep[] = [
  { title: '给同事建账号', hint: '建好后把登录名和初始密码告诉本人,首次登录须改密码。', path: '/accounts', permission: 'account.create' },
  { title: '给新账号授角色', hint: '没有角色的账号能登录,但什么也看不到。', path: '/roles', permission: 'grant.assign' },
  { title: '核对日志', hint: '从第一条核对到最后一条,看有没有被改动。', path: '/journal', permission: 'journal.verify' },
  { title: '看看本单位的任职', hint: '负责人、联络员有变动的,要尽快补上。', path: '/organisation', permission: 'organisation.appoint' },
  { title: '查单位和任职', hint: '按名称查找单位,看谁在什么职务上。', path: '/organisation', permission: 'organisation.list' },
]

/** What to offer to whom; one step for each page, the most telling first. */
export function stepsFor(may: (action: string) => boolean): NextStep[] {
  const offered = new Set<string>()
  return steps.filter((step) => {
    if (!may(step.permission) || offered.has(step.path)) return false
    offered.add(step.path)
    return true
  })
}
