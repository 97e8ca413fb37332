const minute = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short', hour12: false })
const second = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'medium', hour12: false })

/** An instant in the time of China, whatever the zone of the machine: `2026年11月22日 14:05`. */
export const atMinute = (instant: string) => minute.format(new Date(instant))

/** The same to the second, for the journal. */
export const atSecond = (instant: string) => second.format(new Date(instant))

/** A day as people write it: `2026年3月1日`. */
export function day(date: string): string {
  const [year, month, of] = date.split('-').map(Number)
  return `${year}年${month}月${of}日`
}
