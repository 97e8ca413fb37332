import type { Appointment } from './queries'

/** The usual offices; one that a regulation adds is shown by its own name. */
const offices: Record<string, string> = {
  leader: '主要负责人',
  deputy: '分管负责人',
  liaison: '联络员',
  head: '负责人',
  director: '主任',
  staff: '工作人员',
  member: '委员',
}

const ways: Record<string, string> = { acting: '代理', seconded: '借调' }

/** What somebody holds: `u-edu.liaison` is 联络员. */
export function office(appointment: Appointment): string {
  const name = appointment.office.split('.')[1]
  const title = name ? (offices[name] ?? name) : '成员'
  const way = ways[appointment.kind]
  return way ? `${title}(${way})` : title
}

/** Whether it is held on a day, `2026-11-22`. */
export const holds = (appointment: Appointment, on: string) => appointment.from <= on && (!appointment.until || appointment.until >= on)
