import { useQuery } from '@tanstack/react-query'
import Plus from 'lucide-react/icons/plus'
import { Outlet, useLocation, useParams } from 'react-router'
import { planOf } from '../../contract/rules/plans.ts'
import { regionName } from '../../contract/rules/regions.ts'
import { roleAllows } from '../../contract/rules/roles.ts'
import type { CustomerManagedKeyWithView } from '../../contract/wire/keys.ts'
import { useConsole } from '../api/context.tsx'
import { customerKeysIn } from '../api/customer-keys.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { FailurePanel } from '../feedback/FailurePanel.tsx'
import { about, fullDate, listed, utc } from '../messages/format.ts'
import * as say from '../messages/keys.tsx'
import { paths } from '../../contract/places.ts'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Copyable } from '../ui/Copy.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Exact } from '../ui/Exact.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Bone, Skeleton } from '../ui/Skeleton.tsx'
import { Status } from '../ui/Status.tsx'
import { wayBack } from '../way-back.ts'
import { Encrypts, Names } from './Encrypts.tsx'
import css from './Keys.module.css'
import { whyItStays } from './why-it-stays.ts'

/** The customer's own keys of a project: what each encrypts, and whether it can be used. */
export function Page() {
  const { project = '' } = useParams()
  const { search } = useLocation()
  const { client } = useConsole()
  const keys = useQuery(customerKeysIn(client, project))
  const meta = useQuery(resources(client).meta()).data
  const back = wayBack(search, project)
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h1>{say.title}</h1>
        {back !== null && (
          <ButtonLink variant="quiet" href={back}>
            {say.done}
          </ButtonLink>
        )}
        {meta && <AddLink project={project} role={meta.user.role} search={search} />}
      </header>
      <div className={css.what}>
        <p>
          {say.what} {say.whatRevoked}
        </p>
        {meta?.emulated && <p>{say.emulated}</p>}
      </div>
      {keys.data ? (
        keys.data.length === 0 ? (
          <EmptyState title={say.none}>{say.noneText}</EmptyState>
        ) : (
          <ul className={css.keys} aria-label={say.list}>
            {keys.data.map((key) => (
              <Key key={key.id} project={project} of={key} search={search} />
            ))}
          </ul>
        )
      ) : keys.isLoadingError ? (
        <FailurePanel title={say.failed} thrown={keys.error} onRetry={keys.refetch} />
      ) : (
        <Skeleton label={say.loading}>
          <div className={css.key}>
            <Bone width={12} height={1.25} />
            <Bone width={24} />
          </div>
        </Skeleton>
      )}
      <Outlet />
    </div>
  )
}

type Role = Parameters<typeof roleAllows>[1]['role']

function AddLink({ project, role, search }: { project: string; role: Role; search: string }) {
  const now = useNow()
  const decision = roleAllows('keys', { role, now })
  return decision.allowed ? (
    <ButtonLink icon={Plus} href={paths.addEncryptionKey(project) + search}>
      {say.add}
    </ButtonLink>
  ) : (
    <Button icon={Plus} refusal={decision}>
      {say.add}
    </Button>
  )
}

interface KeyProps {
  readonly project: string
  readonly of: CustomerManagedKeyWithView
  readonly search: string
}

function Key({ project, of: key, search }: KeyProps) {
  const now = useNow()
  const { id, name, created, afterglow } = key
  const { access, instances, deleted_instances: deleted, actions } = afterglow
  const added = instant(created)
  return (
    <li className={css.key}>
      <header>
        <h2>
          <Isolate>{name}</Isolate>
        </h2>
        <KeyStatus of={key} />
        {actions.remove.allowed ? (
          <ButtonLink
            className={css.remove}
            href={paths.removeEncryptionKey(project, id) + search}
            aria-label={say.removeNamed(name)}
          >
            {say.remove}
          </ButtonLink>
        ) : (
          <Button
            className={css.remove}
            aria-label={say.removeNamed(name)}
            refusal={whyItStays(afterglow, now)}
          >
            {say.remove}
          </Button>
        )}
      </header>
      {access === 'revoked' && (
        <Notice tone="bad" title={say.revokedTitle}>
          {instances.length > 0
            ? say.revokedStops(<Names of={key} />)
            : deleted.length > 0
              ? say.revokedLeft(listed(deleted.map((each) => each.name)))
              : say.revokedUnused}
        </Notice>
      )}
      <dl>
        <div>
          <dt>{say.forPlan}</dt>
          <dd>{planOf(key.type).name}</dd>
        </div>
        <div>
          <dt>{say.region}</dt>
          <dd>{regionName(key.cloud_provider, key.region)}</dd>
        </div>
        <div>
          <dt>{say.encrypts}</dt>
          <dd>
            <Encrypts of={key} now={now} />
          </dd>
        </div>
        <div>
          <dt>{say.added}</dt>
          <dd>
            {say.addedBy(
              <Exact shown={fullDate(added)} exact={utc(added)} dateTime={created} />,
              <Isolate>{afterglow.added_by}</Isolate>,
            )}
          </dd>
        </div>
        <div className={css.wide}>
          <dt>{say.keyId}</dt>
          <dd>
            <Copyable text={key.key_id} name={say.keyIdName(name)} />
          </dd>
        </div>
      </dl>
    </li>
  )
}

function KeyStatus({ of: { afterglow } }: { of: CustomerManagedKeyWithView }) {
  const now = useNow()
  const { access, ready_at: readyAt } = afterglow
  if (access === 'revoked') return <Status tone="failed">{say.revoked}</Status>
  return readyAt === null ? (
    <Status tone="good">{say.ready}</Status>
  ) : (
    <Status tone="waiting">{say.pending(about(Math.max(0, instant(readyAt) - now)))}</Status>
  )
}
