import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the window is as narrow as a phone: lists are then cards, and tables are not built at all. */
export function usePhone(): Ref<boolean> {
  const query = window.matchMedia('(max-width: 899px)')
  const phone = ref(query.matches)
  const follow = () => void (phone.value = query.matches)
  query.addEventListener('change', follow)
  onScopeDispose(() => query.removeEventListener('change', follow))
  return phone
}
