import type { InstanceWithView } from '../../contract/wire/instances.ts'
import * as say from '../messages/where.tsx'
import { paths } from '../../contract/places.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'

/** That the key of an instance is revoked, with the way to the key; null where it is not. */
export function KeyRevoked({ instance }: { instance: InstanceWithView }) {
  const key = instance.afterglow.customer_managed_key
  if (!key?.revoked) return null
  return (
    <Notice
      tone="bad"
      title={key.revoked.message}
      actions={<ButtonLink href={paths.encryptionKeys(instance.tenant_id)}>{say.toKey(key.name)}</ButtonLink>}
    >
      {key.revoked.remedy}
    </Notice>
  )
}
