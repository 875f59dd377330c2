import { routes, type OperationId } from '../../contract/wire/routes.ts'

interface Place {
  readonly id: OperationId
  /** Upper case. */
  readonly method: string
  readonly pattern: RegExp
}

const isOperationId = (text: string): text is OperationId => Object.hasOwn(routes, text)

const places: readonly Place[] = Object.entries(routes).flatMap(([id, { method, path }]) =>
  isOperationId(id)
    ? [
        {
          id,
          method: method.toUpperCase(),
          pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
        },
      ]
    : [],
)

/** The route of a request; a HEAD belongs to the GET of the same path where it has none of its own. */
export function routeAt(method: string, path: string): OperationId | null {
  const here = places.filter((place) => place.pattern.test(path))
  const found =
    here.find((place) => place.method === method) ??
    (method === 'HEAD' ? here.find((place) => place.method === 'GET') : undefined)
  return found?.id ?? null
}

/** The methods that a path has; none: there is nothing at it. */
export function methodsAt(path: string): readonly string[] {
  const methods = places.filter((place) => place.pattern.test(path)).map((place) => place.method)
  return methods.includes('GET') ? [...methods, 'HEAD'] : methods
}

/** Whether a route has a JSON body, which is read whole; uploads are streamed, and other bodies are not looked at. */
export function hasJsonBody(id: OperationId): boolean {
  const route = routes[id]
  return 'request' in route && 'body' in route.request
}
