import { useId } from 'react'
import { useLocation } from 'react-router'
import { planOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import * as say from '../messages/copies.tsx'
import { bytes } from '../messages/format.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/Button.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { withWayBack } from '../way-back.ts'
import css from './TargetList.module.css'
import type { Target } from './targets.ts'

/** The instances that could be overwritten, one radio button each. One that cannot be says why, and stays in reach. */
export function TargetList({
  source,
  targets,
  chosen,
  onChoose,
}: {
  source: InstanceWithView
  targets: readonly Target[]
  chosen: string
  onChoose: (id: string) => void
}) {
  const group = useId()
  return (
    <fieldset className={css.targets}>
      <legend>{say.target}</legend>
      {targets.map((target) => {
        const { instance, decision } = target
        const { id, name } = instance
        return (
          <div key={id} className={css.row} data-refused={!decision.allowed}>
            <label className={css.target}>
              <input
                type="radio"
                name={group}
                checked={id === chosen}
                aria-disabled={decision.allowed ? undefined : true}
                aria-describedby={`${group}${id}`}
                onChange={() => {
                  if (decision.allowed) onChoose(id)
                }}
              />
              <span>
                <b>
                  <Isolate>{name}</Isolate>
                </b>{' '}
                <code>{id}</code>
              </span>
            </label>
            <p id={`${group}${id}`}>
              {decision.allowed ? facts(instance) : `${decision.message} ${decision.remedy}`}
            </p>
            <Larger source={source} target={target} />
          </div>
        )
      })}
    </fieldset>
  )
}

/** "AuraDB Professional, Neo4j 2025.10, 4.2 GB of 16 GB used" */
function facts({ type, storage, afterglow }: InstanceWithView): string {
  const used = afterglow.storage_used_bytes
  const written = storage.replace('GB', ' GB')
  return [
    planOf(type).name,
    afterglow.version_name,
    used === null ? written : say.kept(bytes(used), written),
  ].join(', ')
}

/** Where only its size stands in the way: the way to a larger one, and back here. */
function Larger({ source, target: { instance, decision } }: { source: InstanceWithView; target: Target }) {
  const { pathname, search } = useLocation()
  const needed = source.afterglow.storage_used_bytes
  if (decision.allowed || decision.reason !== 'ImportExceedsMaxSize' || needed === null) return null
  if (!instance.afterglow.actions.resize.allowed) return null
  return (
    <ButtonLink href={withWayBack(paths.resize(instance.tenant_id, instance.id, needed), pathname + search)}>
      {say.resizeIt(instance.name)}
    </ButtonLink>
  )
}
