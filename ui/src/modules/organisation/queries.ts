import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api, ok } from '@/api/client'
import type { components } from '@/api/schema'

export type Unit = components['schemas']['Unit']
export type Appointment = components['schemas']['Appointment']

/** As many units as one tree shows: a city has a few thousand, and whoever has more looks for a name. */
const MOST = 2000

/** The units in sight whose name holds the text; `rest` where there are more than one tree shows. */
export function useUnits(text: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['organisation', 'list', text.value]),
    queryFn: async () => {
      const units: Unit[] = []
      let after: string | undefined
      do {
        const page = await ok(api.GET('/api/v1/organisation/units', { params: { query: { limit: 200, after, text: text.value || undefined } } }))
        units.push(...page.items)
        after = page.next ?? undefined
      } while (after && units.length < MOST)
      return { units, rest: after !== undefined }
    },
  })
}

/** One unit with who holds or held its offices. */
export function useUnit(id: Ref<string | undefined>) {
  return useQuery({
    queryKey: computed(() => ['organisation', 'unit', id.value]),
    enabled: computed(() => id.value !== undefined),
    queryFn: async () => {
      const path = { unit: id.value! }
      const [unit, held] = await Promise.all([
        ok(api.GET('/api/v1/organisation/units/{unit}', { params: { path } })),
        ok(api.GET('/api/v1/organisation/units/{unit}/appointments', { params: { path } })),
      ])
      return { unit, appointments: held.items }
    },
  })
}
