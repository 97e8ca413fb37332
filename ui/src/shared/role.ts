/** What the roles are called. */
export const roles: Record<string, string> = {
  system: '系统管理员',
  security: '安全管理员',
  audit: '审计管理员',
  director: '文明办主任',
  clerk: '文明办工作人员',
  head: '单位负责人',
  liaison: '联络员',
}

/** How far the data reaches that a role is given for. */
export const reaches: Record<string, string> = {
  own: '本人',
  unit: '本单位',
  subtree: '本单位及下级',
  all: '全部',
  custom: '指定单位',
}
