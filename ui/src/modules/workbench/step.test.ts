import { describe, expect, it } from 'vitest'
import { stepsFor } from './step'

const titles = (...allowed: string[]) => stepsFor((action) => allowed.includes(action)).map((step) => step.title)

describe('stepsFor', () => {
  it('offers only what is allowed', () => {
    expect(titles()).toEqual([])
    expect(titles('journal.verify')).toEqual(['核对日志'])
  })
  it('offers one step for each page, the one that acts before the one that looks', () => {
    expect(titles('organisation.list', 'organisation.appoint')).toEqual(['看看本单位的任职'])
    expect(titles('organisation.list', 'account.create')).toEqual(['给同事建账号', '查单位和任职'])
  })
})
