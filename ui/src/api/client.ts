import createClient from 'openapi-fetch'
import type { paths } from '@/api/schema'
import { Problem } from '@/api/problem'

/** The server's interface, typed by the OpenAPI document it publishes. The second header is what a page of another site cannot send. */
export const api = createClient<paths>({ baseUrl: '/', headers: { 'accept-language': 'zh-CN', 'x-chuangwen-client': 'web' } })

/** The body of an answer, or a Problem thrown in the server's own words. */
export async function ok<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call
  if (!response.ok) throw new Problem(response.status, (error ?? {}) as ConstructorParameters<typeof Problem>[1])
  return data as T
}
