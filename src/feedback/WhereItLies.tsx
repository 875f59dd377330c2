import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { planOf } from '../../contract/rules/plans.ts'
import { regionName } from '../../contract/rules/regions.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import type { Meta } from '../../contract/wire/meta.ts'
import { useConsole } from '../api/context.tsx'
import { resources } from '../api/resources.ts'
import * as say from '../messages/where.tsx'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Status } from '../ui/Status.tsx'
import { withWayBack } from '../way-back.ts'
import css from './WhereItLies.module.css'

interface Of {
  readonly instance: InstanceWithView
}

/** Which key an instance and its snapshots are encrypted with, and what is true of it where they are stored. */
export function Encryption({ instance }: Of) {
  const { client } = useConsole()
  const { pathname, search } = useLocation()
  const meta = useQuery(resources(client).meta()).data
  const key = instance.afterglow.customer_managed_key
  const keys = withWayBack(paths.encryptionKeys(instance.tenant_id), pathname + search)
  const link = (text: React.ReactNode) => <Anchor href={keys}>{text}</Anchor>
  return (
    <div className={css.encryption}>
      <p>
        <span>{key ? say.ownKey(link(<Isolate>{key.name}</Isolate>)) : say.neo4jKey}</span>
        {key?.revoked && <Status tone="failed">{say.revoked}</Status>}
        {!key && planOf(instance.type).customerManagedKeys && link(say.manage)}
      </p>
      {meta && <small>{say.stored[storedAs(instance, meta)]}</small>}
    </div>
  )
}

function storedAs(instance: InstanceWithView, meta: Meta): keyof typeof say.stored {
  if (meta.emulated && instance.afterglow.content === 'described') return 'described'
  if (meta.bytes_encrypted !== null) return 'encrypted'
  return meta.emulated ? meta.host : 'unknown'
}

/** Provider, region and key of an instance and of its snapshots, which always lie where it does. */
export function Place({ instance }: Of) {
  const { client } = useConsole()
  const meta = useQuery(resources(client).meta()).data
  const key = instance.afterglow.customer_managed_key
  return say.place(
    regionName(instance.cloud_provider, instance.region),
    key && <Isolate>{key.name}</Isolate>,
    meta?.emulated === true,
  )
}
