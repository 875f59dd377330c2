import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { sizeTakes } from '../../contract/rules/copies.ts'
import { planOf, sizeInBytes, type Size } from '../../contract/rules/plans.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { keys } from '../api/keys.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import * as say from '../messages/copies.tsx'
import { bytes } from '../messages/format.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Meter } from '../ui/Meter.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select } from '../ui/Select.tsx'
import { OfInstance, type About } from '../feedback/OfInstance.tsx'
import { graphOf } from './targets.ts'

const written = (gigabytes: string) => gigabytes.replace('GB', ' GB')
const keyOf = ({ memory, storage }: Pick<Size, 'memory' | 'storage'>) => `${memory}/${storage}`

/** The dialog that gives an instance another size. `?need=` names the bytes of storage that are wanted for something else. */
export function Page() {
  return <OfInstance title={say.resize}>{(about) => <Resize {...about} />}</OfInstance>
}

function Resize({ instance, close }: About) {
  const { client } = useConsole()
  const [params] = useSearchParams()
  const asked = Number(params.get('need'))
  const need = Number.isSafeInteger(asked) ? asked : 0
  const { sizes } = planOf(instance.type)
  const now = sizes.find((size) => keyOf(size) === keyOf(instance))
  const holding = sizes.find(({ storage }) => sizeInBytes(storage) >= need)
  const lacks = need > sizeInBytes(instance.storage)
  const [key, setKey] = useState(keyOf((lacks ? holding : now) ?? instance))
  const size = sizes.find((each) => keyOf(each) === key)
  const graph = graphOf(instance)
  const room = { ...instance, version: instance.afterglow.version }
  const action = useAction<Size, unknown>({
    call: ({ memory, storage }) =>
      dataOf(
        client.v1.instances[':id'].$patch({
          param: { id: instance.id },
          query: { view: 'afterglow' },
          header: mutationHeaders(),
          json: { memory, storage },
        }),
      ),
    refresh: () => [keys.instance(instance.id), keys.allInstances],
    onDone: close,
  })
  const decision = instance.afterglow.actions.resize
  const takes = size && sizeTakes(room, size, graph)
  const refusal = !decision.allowed ? decision : takes?.allowed === false ? takes : undefined
  const used = graph.unpackedBytes
  const smaller = size && takes?.allowed && sizeInBytes(size.storage) < sizeInBytes(instance.storage)
  const wrong = takes?.allowed === false && takes.reason !== 'size-unchanged' ? takes : null
  const inWords = (each: Size) => {
    const words = say.sizeInWords(written(each.memory), written(each.storage), each.cpu)
    if (keyOf(each) === keyOf(instance)) return say.isNow(words)
    return sizeTakes(room, each, graph).allowed ? words : say.tooSmall(words)
  }
  return (
    <Dialog
      title={say.resizeOf(<Isolate>{instance.name}</Isolate>)}
      description={say.resizeDescription}
      onClose={close}
      onSubmit={() => {
        if (size && !refusal && !action.busy) action.run(size)
      }}
      footer={{
        right: (
          <>
            <Button onClick={close}>{say.cancel}</Button>
            {action.busy ? (
              <Button type="submit" variant="solid" busy={say.resizing}>
                {say.resize}
              </Button>
            ) : (
              <Button type="submit" variant="solid" refusal={refusal}>
                {say.resize}
              </Button>
            )}
          </>
        ),
      }}
    >
      {!decision.allowed && (
        <Notice tone="warn" title={decision.message}>
          {decision.remedy}
        </Notice>
      )}
      {decision.allowed && lacks && (
        <Notice tone="neutral" title={say.needs(bytes(need))}>
          {holding ? say.needsDetail : say.needsTooMuch}
        </Notice>
      )}
      <Field
        label={say.size}
        error={wrong ? `${wrong.message} ${wrong.remedy}` : undefined}
        hint={used !== null && !wrong ? say.takes(bytes(used)) : undefined}
      >
        <Select
          autoFocus
          value={key}
          onChange={setKey}
          options={sizes.map((each) => ({ value: keyOf(each), label: inWords(each) }))}
        />
      </Field>
      {used !== null && size && (
        <Meter
          label={say.storageTaken}
          value={used}
          max={sizeInBytes(size.storage)}
          text={say.of(bytes(used), written(size.storage))}
        />
      )}
      {smaller && (
        <Notice tone="neutral" title={say.becomesSmaller}>
          {say.smallerDetail}
        </Notice>
      )}
      <FailureNotice failure={action.failure} />
    </Dialog>
  )
}
