import { planOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { keys } from '../api/keys.ts'
import { pauseInWords } from '../creation/rule-in-words.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { OfInstance } from '../feedback/OfInstance.tsx'
import { takes } from '../messages/lives.tsx'
import * as say from '../messages/pause-instance.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import css from './DeleteInstance.module.css'

/** The dialog that pauses an instance: says what ends meanwhile, how long it takes, and how it runs again. */
export function Page() {
  return (
    <OfInstance title={say.title}>
      {({ instance, close }) => <Confirm instance={instance} back={close} />}
    </OfInstance>
  )
}

function Confirm({ instance, back }: { instance: InstanceWithView; back: () => void }) {
  const { id, name, type } = instance
  const { client } = useConsole()
  const { snapshots, pause } = planOf(type)
  const action = useAction<void, unknown>({
    call: () =>
      dataOf(
        client.v1.instances[':id'].pause.$post({
          param: { id },
          query: { view: 'afterglow' },
          header: mutationHeaders(),
        }),
      ),
    refresh: () => [keys.allInstances, keys.instance(id)],
    onDone: back,
  })
  const decision = instance.afterglow.actions.pause
  const held = action.busy ? { busy: say.pausing } : { refusal: decision.allowed ? undefined : decision }
  return (
    <Dialog
      title={say.titleOf(<Isolate>{name}</Isolate>)}
      description={say.what}
      size="small"
      onClose={back}
      onSubmit={() => action.run()}
      footer={{
        right: (
          <>
            <Button autoFocus onClick={back}>
              {say.cancel}
            </Button>
            <Button type="submit" variant="solid" {...held}>
              {say.pause}
            </Button>
          </>
        ),
      }}
    >
      <ul className={css.goes} aria-label={say.comes}>
        <li>{takes}</li>
        <li>{pause.by === 'hand' ? say.resumesAfter(pause.resumesAfterDays) : pauseInWords(type)}</li>
        {snapshots && <li>{say.noneTaken}</li>}
        <li>{say.kept}</li>
      </ul>
      <FailureNotice failure={action.failure} />
    </Dialog>
  )
}
