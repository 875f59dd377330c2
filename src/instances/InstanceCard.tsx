import Archive from 'lucide-react/icons/archive'
import Layers from 'lucide-react/icons/layers'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import { memo, useId } from 'react'
import { planOf } from '../../contract/rules/plans.ts'
import { regionName } from '../../contract/rules/regions.ts'
import { statusRule, statusWord } from '../../contract/rules/statuses.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { ButtonLink, IconButton } from '../ui/Button.tsx'
import { Copyable } from '../ui/Copy.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Status } from '../ui/Status.tsx'
import * as say from '../messages/instances.tsx'
import { CapacityFact } from './CapacityFact.tsx'
import { CardNotice } from './CardNotice.tsx'
import type { FileCheck } from './file-check.tsx'
import { GraphFact } from './GraphFact.tsx'
import { InstanceMenu } from './InstanceMenu.tsx'
import { SnapshotsFact } from './SnapshotsFact.tsx'
import { usePower } from './use-power.ts'
import css from './InstanceCard.module.css'

export interface InstanceCardProps {
  readonly instance: InstanceWithView
  /** The list's filters, which every way out of the card carries on: '' or '?find=…'. */
  readonly search: string
  /** A file that is looked into for all of them, which every card answers. */
  readonly check: FileCheck | undefined
}

/**
 * One instance of the list: its name and what can be done, its status first among what it is, at most one notice or
 * progress, three facts.
 */
export const InstanceCard = memo(function InstanceCard({ instance, search, check }: InstanceCardProps) {
  const titleId = useId()
  const power = usePower(instance, search)
  const { id, name, tenant_id: project } = instance
  const plan = planOf(instance.type)
  const status = statusRule(instance.status)
  const hasSwitch = status.tone === 'paused' || (status.tone === 'running' && plan.pause.by === 'hand')
  const main = plan.snapshots
    ? ({ label: say.snapshots, tab: 'snapshots', icon: Layers } as const)
    : ({ label: say.backups, tab: 'backups', icon: Archive } as const)
  return (
    <article aria-labelledby={titleId} className={css.card}>
      <header className={css.head}>
        <h2 id={titleId}>
          <Anchor href={paths.inspect(project, id, 'overview') + search}>
            <Isolate>{name}</Isolate>
          </Anchor>
        </h2>
        <div className={css.actions}>
          <ButtonLink href={paths.inspect(project, id, main.tab) + search} icon={main.icon}>
            {main.label}
          </ButtonLink>
          {hasSwitch && (
            <IconButton
              icon={power.resumes ? Play : Pause}
              label={say.powerOf(power.verb, name)}
              refusal={power.refusal}
              aria-busy={power.busy || undefined}
              onClick={power.run}
            />
          )}
          <InstanceMenu instance={instance} power={power} search={search} />
        </div>
        <ul className={css.meta}>
          <li>
            <Status tone={status.tone}>{statusWord(instance.status, instance.type)}</Status>
          </li>
          <li>
            <Copyable text={id} name={say.idOf(name)} />
          </li>
          <li>{plan.shortName}</li>
          <li>{instance.afterglow.version_name}</li>
          <li>{regionName(instance.cloud_provider, instance.region)}</li>
          {instance.afterglow.public_traffic === 'disabled' && <li>{say.privateOnly}</li>}
        </ul>
      </header>
      {check && <check.Answer instance={instance} />}
      <div className={css.notice}>
        <CardNotice instance={instance} power={power} search={search} />
      </div>
      <div className={css.facts}>
        <SnapshotsFact instance={instance} />
        <CapacityFact instance={instance} />
        <GraphFact instance={instance} />
      </div>
    </article>
  )
})
