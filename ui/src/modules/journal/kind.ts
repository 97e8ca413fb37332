/** What facts are called; one that is not here is shown by its own name. */
const kinds: Record<string, string> = {
  'session.sign_in': '登录',
  'session.sign_out': '退出',
  'session.fail': '登录失败',
  'account.create': '建立账号',
  'account.reset': '重置密码',
  'account.disable': '停用账号',
  'account.unlock': '解锁账号',
  'account.change_password': '修改密码',
  'account.assign_role': '授予角色',
  'organisation.import': '导入机构',
  'organisation.create': '设立单位',
  'organisation.rename': '单位更名',
  'organisation.move': '调整隶属',
  'organisation.end': '撤销单位',
  'organisation.appoint': '任免',
  'notification.send': '发通知',
  'notification.read': '确认通知',
}

/** The nouns that facts are about, for the filter. */
export const nouns: Record<string, string> = { session: '登录', account: '账号', organisation: '机构', notification: '通知' }

export const kind = (name: string) => kinds[name] ?? name

/** Who did it: an account, the program itself, or somebody who had not signed in. */
export function actor(name: string): string {
  if (name === 'nobody') return '未登录者'
  if (name.startsWith('program:')) return `程序(${name.slice('program:'.length)})`
  return name
}
