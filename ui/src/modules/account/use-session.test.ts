import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useSession } from './use-session'

const signedIn = { account: 'a1', name: '李四', unit: null, unit_name: null, organisation: '示范市', must_change_password: false, roles: ['audit'], actions: ['journal.list'] }

// The client takes its `fetch` when it is imported, so this one must be there before.
const fetch = vi.hoisted(() => (globalThis.fetch = vi.fn()) as ReturnType<typeof vi.fn<(request: Request) => Promise<Response>>>)

/** A server that gives these answers, one a call. */
function answers(...bodies: [status: number, body?: unknown][]) {
  fetch.mockReset().mockImplementation(async () => {
    const [status, body] = bodies.shift() ?? [500]
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
  })
}

beforeEach(() => setActivePinia(createPinia()))

describe('useSession', () => {
  it('asks once who is signed in', async () => {
    answers([200, signedIn])
    const session = useSession()
    await session.load()
    await session.load()
    expect(fetch).toHaveBeenCalledTimes(1)
    expect([session.signedIn, session.name, session.organisation]).toEqual([true, '李四', '示范市'])
    expect(fetch.mock.calls[0]![0].headers.get('x-chuangwen-client')).toBe('web')
  })
  it('takes 401 for nobody, and every other failure for a failure', async () => {
    answers([401, { code: 'session_absent', title: '未登录' }], [503, { title: '数据库不可用' }])
    const session = useSession()
    await session.load()
    expect(session.signedIn).toBe(false)
    await expect(session.refresh()).rejects.toThrow('数据库不可用')
  })
  it('offers what the server allows and nothing else', async () => {
    answers([200, signedIn])
    const session = useSession()
    expect(session.may('journal.list')).toBe(false)
    await session.load()
    expect([session.may('journal.list'), session.may('account.list'), session.may()]).toEqual([true, false, true])
  })
  it('forgets everything when signing out', async () => {
    answers([200, signedIn], [204])
    const session = useSession()
    await session.load()
    await session.signOut()
    expect([session.signedIn, session.may('journal.list')]).toEqual([false, false])
  })
})
