import { hc, type ClientResponse } from 'hono/client'
import type { Api } from '../../contract/wire/client.ts'
import { failureOf, unexpectedAnswer, unreachable } from './failure.ts'
import type { Host } from './host.ts'
import { hearTime } from './now.ts'
import { nextSession } from './session.ts'

type Success<R> =
  R extends ClientResponse<infer Body, infer Status, 'json'>
    ? Status extends 200 | 201 | 202
      ? Body
      : never
    : never
type Data<R> = Success<R> extends { data: infer D } ? D : never

export type ApiClient = ReturnType<typeof hc<Api>>

/**
 * The console's typed client. Every answer feeds the clock. A call that finds the session ended waits until there is one
 * again and is made anew: no screen learns of it, and nothing on it is lost.
 */
export function createClient(host: Host, base: string): ApiClient {
  const call = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const response = await host.fetch(input, init).catch((thrown: unknown) => {
      if (init?.signal?.aborted) throw thrown
      throw unreachable((init?.method ?? 'GET') !== 'GET')
    })
    hearTime(response.headers.get('Afterglow-Time'))
    if (response.status !== 401) return response
    await nextSession()
    return call(input, init)
  }
  return hc<Api>(base, { fetch: call })
}

const hasData = <R>(body: unknown, _answer: R): body is { data: Data<R> } =>
  typeof body === 'object' && body !== null && 'data' in body

/** The `data` of a good answer; throws `ApiFailure` otherwise. */
export async function dataOf<R extends ClientResponse<unknown, number, 'json'>>(
  pending: Promise<R>,
): Promise<Data<R>> {
  const response = await pending
  const { status, headers } = response
  if (!response.ok) throw await failureOf(new Response(response.body, { status, headers }))
  const body: unknown = await response.json().catch(() => null)
  if (!hasData(body, response)) throw unexpectedAnswer(status, headers.get('X-Request-Id'))
  return body.data
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** The `header` of a mutation: the key under which the same click is never done twice, and what it may overwrite. */
export function mutationHeaders(confirm?: string): {
  readonly 'idempotency-key': string
  readonly 'afterglow-confirm'?: string
} {
  const key = hex(crypto.getRandomValues(new Uint8Array(16)))
  return { 'idempotency-key': key, ...(confirm === undefined ? {} : { 'afterglow-confirm': confirm }) }
}
