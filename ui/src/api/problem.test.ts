import { describe, expect, it } from 'vitest'
import { explain, Problem } from './problem'

describe('Problem', () => {
  it('speaks with the words of the server, the closest first', () => {
    expect(new Problem(422, { title: '输入有误', detail: '日期早于开始' }).message).toBe('日期早于开始')
    expect(new Problem(409, { title: '已被他人修改', detail: null }).message).toBe('已被他人修改')
  })
  it('says what happened where the server said nothing', () => {
    expect(new Problem(503, {}).message).toContain('没有保存')
    expect(new Problem(401, {}).message).toContain('重新登录')
    expect(new Problem(418, {}).code).toBe('418')
  })
  it('keeps what is wrong with each field', () => {
    const problem = new Problem(422, { errors: [{ field: 'login', message: '太短' }] })
    expect(problem.fields).toEqual({ login: '太短' })
  })
  it('tells a lost connection from a refusal', () => {
    expect(explain(new TypeError('Failed to fetch'))).toContain('网络')
    expect(explain(new Problem(403, { title: '无权' }))).toBe('无权')
  })
})
