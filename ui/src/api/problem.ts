/** What the server says when it refuses (RFC 9457), in the words that the user is shown. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  /** What is wrong with single fields, by their names in the request. */
  readonly fields: Record<string, string>
  /** Who changed the object meanwhile, where that is why it was refused. */
  readonly changed?: { by: string; at: string }

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? fallback(status))
    this.status = status
    this.code = body.code ?? String(status)
    this.fields = Object.fromEntries((body.errors ?? []).map((one) => [one.field, one.message]))
    this.changed = body.changed ?? undefined
  }
}

interface ProblemBody {
  code?: string
  title?: string
  detail?: string | null
  errors?: { field: string; message: string }[]
  changed?: { by: string; at: string } | null
}

function fallback(status: number): string {
  if (status === 401) return '登录已过期,请重新登录。'
  if (status === 403) return '没有权限做这件事。'
  if (status === 404) return '找不到这项内容,可能已被移走。'
  if (status >= 500) return '系统出了问题,内容没有保存。请稍后再试。'
  return '这一步没有成功,请检查后再试。'
}

/** The words for any failure: the server's own where it spoke, a lost connection otherwise. */
export function explain(error: unknown): string {
  return error instanceof Problem ? error.message : '连不上服务器,请检查网络后再试。'
}
