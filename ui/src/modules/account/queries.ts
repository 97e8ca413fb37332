import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema'

export type Account = components['schemas']['Account']
export type Granted = components['schemas']['GrantedView']
export type Grant = components['schemas']['Grant']

export interface AccountFilter {
  text: string
  state: string
}

/** Accounts by login, a page more each time. */
export function useAccounts(filter: Ref<AccountFilter>) {
  const query = useInfiniteQuery({
    queryKey: computed(() => ['account', 'list', filter.value]),
    queryFn: ({ pageParam }) =>
      ok(
        api.GET('/api/v1/accounts', {
          params: { query: { limit: 50, after: pageParam, text: filter.value.text || undefined, state: filter.value.state || undefined } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  return { ...query, items: computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []) }
}

/** Accounts with what is granted to each, a page more each time. */
export function useGrants() {
  const query = useInfiniteQuery({
    queryKey: ['account', 'grants'],
    queryFn: ({ pageParam }) => ok(api.GET('/api/v1/grants', { params: { query: { limit: 50, after: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  return { ...query, items: computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []) }
}

/** Anything that changes accounts; the lists are read again afterwards, also after a refusal, which may come from an old list. */
export function useChange<T>(change: (input: T) => Promise<unknown>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: ['account'] }) })
}

const version = (account: { version: number }) => `"${account.version}"`

export const create = (body: components['schemas']['CreateAccount']) => ok(api.POST('/api/v1/accounts', { body }))

export const reset = ({ account, password }: { account: Account; password: string }) =>
  ok(
    api.POST('/api/v1/accounts/{account}/reset', {
      params: { path: { account: account.id }, header: { 'If-Match': version(account) } },
      body: { password },
    }),
  )

export const disable = (account: Account) =>
  ok(
    api.POST('/api/v1/accounts/{account}/disable', {
      params: { path: { account: account.id }, header: { 'If-Match': version(account) } },
    }),
  )

export const unlock = (granted: Granted) =>
  ok(
    api.POST('/api/v1/accounts/{account}/unlock', {
      params: { path: { account: granted.account }, header: { 'If-Match': version(granted) } },
    }),
  )

export const assign = ({ granted, grants }: { granted: Granted; grants: Grant[] }) =>
  ok(
    api.PUT('/api/v1/accounts/{account}/grants', {
      params: { path: { account: granted.account }, header: { 'If-Match': version(granted) } },
      body: { grants },
    }),
  )

/** Units whose name holds the text, to choose one. */
export const findUnits = async (text: string) =>
  (await ok(api.GET('/api/v1/organisation/units', { params: { query: { text: text || undefined, limit: 20 } } }))).items
