/**
 * Every request with a wrong id, field, type, range, state or role gets the contract's error and changes nothing.
 * The cases are generated from the contract: every route, every parameter, header and field.
 */
import { z } from '@hono/zod-openapi'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../contract/rules/limits.ts'
import { routes, type OperationId } from '../../contract/wire/routes.ts'
import {
  createGoodWorld,
  expectRefused,
  operationIds,
  type GoodCall,
  type GoodWorld,
  type Spoilt,
} from './good-calls.ts'
import type { TestApi } from './test-api.ts'

let good: GoodWorld
let world: TestApi
beforeAll(async () => {
  good = await createGoodWorld()
  ;({ world } = good)
})

type Case = Spoilt & { readonly what: string }

const Parts = z.object({ params: z.unknown(), query: z.unknown(), headers: z.unknown(), body: z.unknown() })

/** The schemas of a route's parts, by field. */
function partsOf(id: OperationId) {
  const request = Parts.partial().parse('request' in routes[id] ? routes[id].request : {})
  return {
    params: shapeOf(request.params),
    query: shapeOf(request.query),
    headers: shapeOf(request.headers),
    body: bodySchemaOf(request.body),
  }
}

function shapeOf(schema: unknown): Readonly<Record<string, z.ZodType>> {
  if (!(schema instanceof z.ZodObject)) return {}
  return Object.fromEntries(
    Object.entries(schema.shape).flatMap(([name, field]) =>
      field instanceof z.ZodType ? [[name, field]] : [],
    ),
  )
}

const WithJson = z.object({
  content: z.object({ 'application/json': z.object({ schema: z.instanceof(z.ZodObject) }) }),
})

function bodySchemaOf(body: unknown): z.ZodObject | null {
  return WithJson.safeParse(body).data?.content['application/json'].schema ?? null
}

/** Texts that are wrong somewhere: those that a field takes are left out by its schema. */
const texts = [
  '',
  ' ',
  'nonsense',
  'ZZZZZZZZ',
  '24d18db5x',
  '0',
  '-1',
  '1e99',
  'null',
  'afterglow,afterglow',
  '2025-02-30',
  '2025-13-01T00:00:00Z',
  '2025-11-14T00:00:00+01:00',
  '../../etc/passwd',
  "' or 1=1 --",
  '%00',
  '<script>',
  'x'.repeat(5_000),
]

const values: readonly unknown[] = [
  ...texts,
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  [],
  ['5'],
  {},
  { toString: 'x' },
  'a\u0000b',
  'evil\u202Egpj',
]

const without = (record: Readonly<Record<string, unknown>>, key: string) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))

/** Ids that look right and name nothing. */
const unknownIds: Readonly<Record<string, string>> = {
  id: '00000000',
  uuid: '00000000-0000-4000-8000-000000000000',
}

/** `signed`: a link is one to its own file only, and tells nobody which others there are. */
function spoiltParams(call: GoodCall, fields: Readonly<Record<string, z.ZodType>>, signed: boolean): Case[] {
  return Object.entries(fields).flatMap(([name, schema]) =>
    [...texts.filter((text) => text !== '' && text.length < 1_000), ...Object.values(unknownIds)].map(
      (text) => ({
        what: `${name} ${JSON.stringify(text)} ${schema.safeParse(text).success ? 'names nothing' : 'is no id'}`,
        call: { ...call, params: { ...call.params, [name]: text } },
        expected: signed && schema.safeParse(text).success ? 403 : 404,
      }),
    ),
  )
}

function spoiltQuery(call: GoodCall, fields: Readonly<Record<string, z.ZodType>>): Case[] {
  return Object.entries(fields).flatMap(([name, schema]) =>
    texts
      .filter((text) => !schema.safeParse(text).success)
      .map((text) => ({
        what: `query ${name} ${JSON.stringify(text.slice(0, 40))}`,
        call: { ...call, query: { ...call.query, [name]: text } },
        expected: 400,
      })),
  )
}

function spoiltHeaders(call: GoodCall, fields: Readonly<Record<string, z.ZodType>>): Case[] {
  return Object.entries(fields).flatMap(([name, schema]) =>
    texts
      .filter((text) => !schema.safeParse(text.trim()).success)
      .map((text) => ({
        what: `header ${name} of ${text.length} characters`,
        call: { ...call, headers: { ...call.headers, [name]: text } },
        expected: 400,
      })),
  )
}

function spoiltBody(call: GoodCall, schema: z.ZodObject | null): Case[] {
  const { json } = call
  if (!schema || !json) return []
  const spoil = (what: string, body: Readonly<Record<string, unknown>>): Case[] =>
    schema.safeParse(body).success ? [] : [{ what, call: { ...call, json: body }, expected: 400 }]
  const raw = (what: string, body: string, type: string, expected: number): Case => ({
    what,
    call: { ...call, json: null },
    more: { body, headers: { 'Content-Type': type } },
    expected,
  })
  const fields = Object.keys(schema.shape).flatMap((name) => [
    ...spoil(`no ${name}`, without(json, name)),
    ...values.flatMap((value) =>
      spoil(`${name}: ${JSON.stringify(value)?.slice(0, 40)}`, { ...json, [name]: value }),
    ),
  ])
  const mime = 'application/json'
  return [
    ...fields,
    ...['extra', '__proto__', 'constructor', 'x'.repeat(300)].map((name) =>
      raw(
        `an unknown field ${name.slice(0, 20)}`,
        `{${JSON.stringify(name)}:1,${JSON.stringify(json).slice(1)}`,
        mime,
        400,
      ),
    ),
    raw('no body', '', mime, 400),
    raw('half a body', JSON.stringify(json).slice(0, -1), mime, 400),
    raw('a list', `[${JSON.stringify(json)}]`, mime, 400),
    raw('null', 'null', mime, 400),
    raw('a text', '"text"', mime, 400),
    raw('very deep', '['.repeat(200_000), mime, 400),
    raw('too large', JSON.stringify({ name: 'x'.repeat(limits.bodyBytes) }), mime, 413),
    raw('another type', JSON.stringify(json), 'text/plain', 415),
    raw('a form', 'name=x', 'application/x-www-form-urlencoded', 415),
  ]
}

function spoiltOf(id: OperationId): Case[] {
  const call = good.calls[id]
  const parts = partsOf(id)
  return [
    ...spoiltParams(call, parts.params, 'signature' in parts.query),
    ...spoiltQuery(call, parts.query),
    ...spoiltHeaders(call, parts.headers),
    ...spoiltBody(call, parts.body),
  ]
}

describe('every route refuses what does not fit', () => {
  it('a body that is not UTF-8', async () => {
    const call = good.calls.updateInstance
    const head = new TextEncoder().encode('{"name":"bad')
    const tail = new TextEncoder().encode('"}')
    const headers = { 'Content-Type': 'application/json' }
    for (const wrong of [[0xff], [0xc3], [0xed, 0xa0, 0x80]]) {
      const more = { body: new Uint8Array([...head, ...wrong, ...tail]), headers }
      const answer = await expectRefused(world, `bytes ${wrong.join(' ')}`, {
        call: { ...call, json: null },
        more,
        expected: 400,
      })
      expect(answer.text).toContain('"malformed-json"')
    }
  })

  it.each(operationIds)('%s', async (id) => {
    const before = world.world()
    for (const spoilt of spoiltOf(id)) await expectRefused(world, spoilt.what, spoilt)
    expect(world.world()).toBe(before)
  })

  it('in several hundred ways', () => {
    const counts = operationIds.map((id) => spoiltOf(id).length)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(600)
  })

  it('whatever JSON a field holds', async () => {
    const bodied = operationIds.filter((id) => partsOf(id).body)
    expect(bodied.length).toBeGreaterThan(4)
    const spoiling = fc.constantFrom(...bodied).chain((id) => {
      const fields = Object.keys(partsOf(id).body?.shape ?? {})
      return fc.record({ id: fc.constant(id), field: fc.constantFrom(...fields), value: fc.jsonValue() })
    })
    await fc.assert(
      fc.asyncProperty(spoiling, async ({ id, field, value }) => {
        const call = good.calls[id]
        const json = { ...call.json, [field]: value }
        fc.pre(partsOf(id).body?.safeParse(json).success === false)
        await expectRefused(world, `${id}: ${field}`, { call: { ...call, json }, expected: 400 })
      }),
    )
  })
})
