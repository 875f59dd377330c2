import { planOf, sizeInBytes, type CloudProvider, type Size } from '../../contract/rules/plans.ts'
import { cloudNames } from '../../contract/rules/regions.ts'
import { Field } from '../ui/Field.tsx'
import { bytes } from '../messages/format.ts'
import { Meter } from '../ui/Meter.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { Select } from '../ui/Select.tsx'
import * as say from '../messages/creation.tsx'
import { placementOf, regionsIn, sizeFits, type Placement, type Placing } from './placement.ts'
import css from './creation.module.css'

export interface PlacementFieldsProps {
  /** The plan and version that are placed, and the graph that has to fit (null: an empty instance). */
  readonly placing: Placing
  readonly value: Placement
  readonly onChange: (value: Placement) => void
}

const written = (gigabytes: string) => gigabytes.replace('GB', ' GB')
const sizeKey = ({ memory, storage }: Pick<Placement, 'memory' | 'storage'>) => `${memory}/${storage}`

const labelOf = ({ memory, storage, cpu }: Size, fits: boolean) => {
  const size = say.sizeOf(written(memory), written(storage), cpu)
  return fits ? size : say.tooSmall(size)
}

/** Cloud, region and size of a new instance, as its plan offers them; says which sizes are too small for the graph. */
export function PlacementFields({ placing, value, onChange }: PlacementFieldsProps) {
  const plan = planOf(placing.type)
  const { graph } = placing
  const chosen = plan.sizes.find((size) => sizeKey(size) === sizeKey(value))
  const fits = chosen && sizeFits(chosen, placing)
  const needed = graph?.unpackedBytes ?? null
  const storage = sizeInBytes(value.storage)
  return (
    <div className={css.place}>
      {plan.clouds.length > 1 && (
        <div className={css.labelled}>
          <span aria-hidden="true">{say.cloud}</span>
          <Segmented<CloudProvider>
            label={say.cloud}
            value={value.cloud}
            onChange={(cloud) => onChange(placementOf(placing, { ...value, cloud }))}
            options={plan.clouds.map((cloud) => ({ value: cloud, label: cloudNames[cloud] }))}
          />
        </div>
      )}
      <Field label={say.region}>
        <Select
          value={value.region}
          onChange={(region) => onChange({ ...value, region })}
          options={regionsIn(placing.type, value.cloud).map((region) => ({
            value: region.id,
            label: `${cloudNames[region.cloud]} ${region.place} (${region.id})`,
          }))}
        />
      </Field>
      <Field
        label={say.size}
        error={fits && !fits.allowed ? `${fits.message} ${fits.remedy}` : undefined}
        hint={needed !== null && fits?.allowed ? say.dataTakes(bytes(needed)) : undefined}
      >
        <Select
          value={sizeKey(value)}
          onChange={(key) => {
            const size = plan.sizes.find((each) => sizeKey(each) === key)
            if (size) onChange({ ...value, memory: size.memory, storage: size.storage })
          }}
          options={plan.sizes.map((size) => ({
            value: sizeKey(size),
            label: labelOf(size, sizeFits(size, placing).allowed),
          }))}
        />
      </Field>
      {needed !== null && (
        <Meter
          label={say.storageTaken}
          value={needed}
          max={storage}
          text={say.takenOf(bytes(needed), written(value.storage))}
        />
      )}
    </div>
  )
}
