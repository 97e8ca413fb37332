import { useInfiniteQuery, useMutation } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema'

export type Fact = components['schemas']['FactView']

export interface FactFilter {
  noun: string
  actor: string
  object: string
}

/** Facts, the newest first, a page more each time. */
export function useFacts(filter: Ref<FactFilter>) {
  const query = useInfiniteQuery({
    queryKey: computed(() => ['journal', 'list', filter.value]),
    queryFn: ({ pageParam }) => {
      const { noun, actor, object } = filter.value
      const wanted = { noun: noun || undefined, actor: actor || undefined, object: object || undefined }
      return ok(api.GET('/api/v1/journal', { params: { query: { limit: 50, after: pageParam, ...wanted } } }))
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  return { ...query, items: computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []) }
}

/** Checks the whole chain. */
export const useVerification = () => useMutation({ mutationFn: () => ok(api.GET('/api/v1/journal/verification')) })
