import { OpenAPIHono } from '@hono/zod-openapi'
import { routes } from './routes.ts'

/** The OpenAPI 3.1 document of every route; `public/openapi.json` is its print. */
export function openApiDocument(): object {
  const app = new OpenAPIHono()
  for (const route of Object.values(routes)) app.openAPIRegistry.registerPath(route)
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Afterglow',
      version: '1',
      description:
        'The snapshot calls of the Aura API v1 under /v1, answered exactly; what is ours under /afterglow/v1 and, with ?view=afterglow, under the key afterglow. Not affiliated with Neo4j.',
      license: { name: 'MIT' },
    },
    servers: [{ url: '/' }],
  })
}
