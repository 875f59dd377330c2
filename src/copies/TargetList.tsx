import { useId, type RefObject } from 'react'
import { planOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { LargerInstance } from '../feedback/LargerInstance.tsx'
import * as say from '../messages/copies.tsx'
import { bytes } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import css from './TargetList.module.css'
import type { Target } from './targets.ts'

/** The instances that could be overwritten, one radio button each. One that cannot be says why, and stays in reach. */
export function TargetList({
  source,
  targets,
  chosen,
  onChoose,
  list,
}: {
  source: InstanceWithView
  targets: readonly Target[]
  chosen: string
  onChoose: (id: string) => void
  /** What takes the focus where its place is gone. */
  list: RefObject<HTMLFieldSetElement | null>
}) {
  const group = useId()
  return (
    <fieldset ref={list} tabIndex={-1} className={css.targets}>
      <legend>{say.target}</legend>
      {targets.map(({ instance, decision }) => {
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
            <LargerInstance
              instance={instance}
              decision={decision}
              needed={source.afterglow.storage_used_bytes}
            />
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
