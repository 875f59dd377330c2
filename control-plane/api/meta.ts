import { limits } from '../../contract/rules/limits.ts'
import { NAME_CHARS } from '../../contract/rules/names.ts'
import type { Change, Changes } from '../../contract/wire/meta.ts'
import { routes } from '../../contract/wire/routes.ts'
import type { RecordChange } from '../ports.ts'
import type { RecordKind } from '../records.ts'
import type { ApiApp, Services } from './api-app.ts'
import { instant } from './instant.ts'

/** Who is signed in and what this host can do; and what changed, for clients that keep a copy. */
export function addMetaRoutes(app: ApiApp, services: Services): void {
  const { controlPlane, host } = services

  app.openapi(routes.getMeta, async (c) => {
    const world = await controlPlane.read((q) => q.world())
    const { user, role } = c.var.caller
    const data = {
      host: host.host,
      emulated: services.emulated,
      bytes_encrypted: services.bytesEncrypted,
      build: host.build,
      organisation: world.organisation,
      user: { name: user, role },
      world: { id: `${world.scenario}-${world.seed}`, scenario: world.scenario, title: world.title },
      capabilities: { downloads: host.downloads, control: host.control },
      limits: {
        max_upload_bytes: host.maxUploadBytes,
        list_items: limits.listItems,
        name_chars: NAME_CHARS,
      },
    }
    return c.json({ data }, 200)
  })

  app.openapi(routes.listChanges, async (c) => {
    const data = await changesAfter(services, c.req.valid('query').after)
    return c.json({ data }, 200)
  })
}

/** The changes after a cursor. Without one, or with one that is not of this world: none, but everything may have changed. */
async function changesAfter(services: Services, cursor: string | undefined): Promise<Changes> {
  const known = versionOf(cursor, services.cursorTag)
  const seen = await services.controlPlane.changes(known ?? Number.MAX_SAFE_INTEGER)
  const reset = known === null || seen.changes === null
  return {
    cursor: `${services.cursorTag}-${seen.version}`,
    reset,
    changes: reset ? [] : (seen.changes ?? []).flatMap(presentChange),
    moving: seen.moving,
    now: instant(services.clock.now()),
  }
}

function versionOf(cursor: string | undefined, tag: string): number | null {
  const match = cursor?.match(/^([0-9a-f]+)-(\d{1,15})$/)
  return match?.[1] === tag ? Number(match[2]) : null
}

/** By the resource that shows a record; null: none does. */
const shownAs = {
  world: 'meta',
  tenant: 'tenant',
  instance: 'instance',
  'deleted-instance': 'deleted-instance',
  'customer-managed-key': 'customer-managed-key',
  snapshot: 'snapshot',
  operation: 'operation',
  export: 'export',
  backup: 'backup',
  import: 'import',
  'network-access': 'network-access',
  idempotency: null,
  sweep: null,
} as const satisfies Record<RecordKind, Change['type'] | null>

function presentChange(change: RecordChange): Change[] {
  const type = shownAs[change.kind]
  if (type === null) return []
  const belongs = ['snapshot', 'operation', 'export', 'backup', 'import'].includes(type)
  return [
    {
      type,
      id: change.id,
      instance_id: belongs ? change.instanceId : null,
      tenant_id: change.tenantId,
      deleted: change.record === null,
    },
  ]
}
