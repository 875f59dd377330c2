import type { RouteConfigToTypedResponse, RouteHandler } from '@hono/zod-openapi'
import type { Env, Handler, Hono } from 'hono'
import type { BlankEnv, ToSchema } from 'hono/types'
import type { Routes } from './routes.ts'

type InputOf<R> = R extends Parameters<typeof import('@hono/zod-openapi').createRoute>[0]
  ? RouteHandler<R> extends Handler<Env, ColonPath<R['path']>, infer I>
    ? I
    : never
  : never

type ColonPath<P extends string> = P extends `${infer Head}/{${infer Param}}${infer Tail}`
  ? ColonPath<`${Head}/:${Param}${Tail}`>
  : P

type JsonRoutes = Exclude<keyof Routes, `tus${string}` | 'getExportFile' | 'getBackupFile'>

type SchemaOf<K extends JsonRoutes> = Routes[K] extends infer R extends Routes[K]
  ? ToSchema<R['method'], ColonPath<R['path']>, InputOf<R>, RouteConfigToTypedResponse<R>>
  : never

type Intersect<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void ? I : never

/** The API as the console's typed client sees it: `hc<Api>(base)`. Derived from the routes, no byte at run time. */
export type Api = Hono<BlankEnv, Intersect<{ [K in JsonRoutes]: SchemaOf<K> }[JsonRoutes]>, '/'>
