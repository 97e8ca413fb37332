// @vitest-environment node
import { readFileSync } from 'node:fs'
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript'
import { expect, it } from 'vitest'

const here = (path: string) => new URL(path, import.meta.url)

it('the types are those of the committed document', async () => {
  const made = COMMENT_HEADER + astToString(await openapiTS(here('../../../docs/openapi.json')))
  const committed = readFileSync(here('./schema.d.ts'), 'utf8')
  expect(committed === made, 'src/api/schema.d.ts is stale: run `cargo xtask gen` and commit what it writes').toBe(true)
})
