/** What the states of an account are called, and the tone they are shown in. */
export const states: Record<string, { title: string; tone: 'success' | 'info' | 'warning' | 'danger' }> = {
  active: { title: '正常', tone: 'success' },
  invited: { title: '待首次登录', tone: 'warning' },
  locked: { title: '已锁定', tone: 'danger' },
  disabled: { title: '已停用', tone: 'info' },
}

/** A first password that can be read out: three kinds of characters, none that look alike. */
export function proposePassword(): string {
  const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', 'abcdefghijkmnpqrstuvwxyz']
  const pick = (kind: string) => {
    const drawn = new Uint8Array(1)
    // What lies beyond the last whole round would make the first letters likelier.
    do crypto.getRandomValues(drawn)
    while (drawn[0]! >= Math.floor(256 / kind.length) * kind.length)
    return kind[drawn[0]! % kind.length]
  }
  return [0, 1, 2].map(() => kinds.map(pick).join('')).join('-')
}
