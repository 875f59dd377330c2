import { z } from '@hono/zod-openapi'
import { ErrorBody } from '../../contract/wire/errors.ts'
import { routes } from '../../contract/wire/routes.ts'
import { routeAt } from './route-map.ts'

const Declared = z.record(
  z.string(),
  z.object({
    content: z.record(z.string(), z.object({ schema: z.instanceof(z.ZodType) })).optional(),
  }),
)

/**
 * How an answer breaks the contract, or null: a status that its route does not declare, a body that does not fit the
 * schema, a field that the schema does not know.
 */
export async function brokenPromise(
  method: string,
  path: string,
  response: Response,
): Promise<string | null> {
  const id = routeAt(method, path)
  const { status } = response
  const type = response.headers.get('content-type')?.split(';')[0] ?? null
  if (id === null) return type === 'application/json' ? misfit(ErrorBody, await bodyOf(response)) : null
  const declared = Declared.parse(routes[id].responses)[String(status)]
  if (!declared) return `${id} does not declare the status ${status}`
  if (method === 'HEAD' || type === null) return null
  const schema = declared.content?.[type]?.schema
  if (!schema) return `${id} does not declare ${type} for ${status}`
  if (type !== 'application/json') return null
  const broken = misfit(schema, await bodyOf(response))
  return broken === null ? null : `${id} ${status}: ${broken}`
}

const bodyOf = async (response: Response): Promise<unknown> => response.clone().json()

function misfit(schema: z.ZodType, body: unknown): string | null {
  const parsed = schema.safeParse(body)
  if (!parsed.success) return z.prettifyError(parsed.error)
  const path = difference(body, parsed.data, '')
  return path === null ? null : `the schema does not know ${path}`
}

/** Where two JSON values differ first, as a path; null: nowhere. */
function difference(one: unknown, other: unknown, path: string): string | null {
  if (Object.is(one, other)) return null
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return path
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = difference(Reflect.get(one, key), Reflect.get(other, key), `${path}.${key}`)
    if (found !== null) return found
  }
  return null
}
