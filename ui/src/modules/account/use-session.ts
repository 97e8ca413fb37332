import { defineStore } from 'pinia'
import { api, ok } from '@/api/client'
import { Problem } from '@/api/problem'
import { queryClient } from '@/app/queries'
import type { components } from '@/api/schema'

type Session = components['schemas']['SessionView']

/** Who is signed in, and what they may do. The server decides every action again; this only hides what it would refuse. */
export const useSession = defineStore('session', {
  state: () => ({ session: null as Session | null, asked: false }),
  getters: {
    signedIn: (state) => state.session !== null,
    mustChangePassword: (state) => state.session?.must_change_password ?? false,
    name: (state) => state.session?.name ?? '',
    organisation: (state) => state.session?.organisation ?? '',
  },
  actions: {
    /** Whether `action` (`noun.verb`) is allowed; everybody may see what names none. */
    may(action?: string): boolean {
      return !action || (this.session?.actions.includes(action) ?? false)
    },
    /** Asks the server once who is signed in. */
    async load() {
      if (this.asked) return
      await this.refresh()
    },
    async refresh() {
      try {
        this.session = await ok(api.GET('/api/v1/session'))
      } catch (error) {
        if (!(error instanceof Problem && error.status === 401)) throw error
        this.session = null
      }
      this.asked = true
    },
    async signIn(login: string, password: string) {
      await ok(api.POST('/api/v1/session', { body: { login, password } }))
      queryClient.clear()
      await this.refresh()
    },
    async signOut() {
      await ok(api.DELETE('/api/v1/session'))
      this.session = null
      queryClient.clear()
    },
    async changePassword(old: string, chosen: string) {
      await ok(api.POST('/api/v1/session/password', { body: { old, new: chosen } }))
      await this.refresh()
    },
  },
})
