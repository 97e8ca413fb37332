import { QueryClient } from '@tanstack/vue-query'
import { Problem } from '@/api/problem'

/** One cache for all server state. A refusal is not retried; a lost connection is, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => !(error instanceof Problem) && count < 2,
    },
  },
})
