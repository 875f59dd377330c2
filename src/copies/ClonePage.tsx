import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useCopyToNew } from '../creation/use-copy-to-new.tsx'
import * as say from '../messages/copies.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import css from './Copies.module.css'
import { OfInstance, type About } from '../feedback/OfInstance.tsx'
import { graphOf } from './targets.ts'
import { useCopyOver } from './use-copy-over.tsx'

type To = 'new' | 'existing'

/** The dialog that copies an instance: to a new one, whose credentials it then shows, or over an existing one. */
export function Page() {
  return <OfInstance title={say.clone}>{(about) => <Clone {...about} />}</OfInstance>
}

function Clone({ project, instance, close }: About) {
  const [params, setParams] = useSearchParams()
  const to: To = params.get('to') === 'existing' ? 'existing' : 'new'
  // Whoever chooses by the keyboard stays where they choose.
  const [chosen, setChosen] = useState(false)
  const toNew = useCopyToNew({
    project,
    origin: {
      ...instance,
      version: instance.afterglow.version,
      cloud: instance.cloud_provider,
    },
    graph: graphOf(instance),
    snapshotId: null,
    decision: instance.afterglow.actions.clone,
    autoFocus: !chosen,
    close,
  })
  const over = useCopyOver({ project, instance, close })
  const { body, actions, submit } = to === 'new' ? toNew : over
  const choose = (next: To) => {
    setChosen(true)
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        after.set('to', next)
        return after
      },
      { replace: true },
    )
  }
  const name = <Isolate>{instance.name}</Isolate>
  return (
    toNew.credentials ?? (
      <Dialog
        title={say.cloneOf(name)}
        description={say.cloneDescription(name)}
        onClose={close}
        onSubmit={submit}
        footer={{ right: actions }}
      >
        <div className={css.to}>
          <Segmented<To>
            label={say.cloneTo}
            value={to}
            onChange={choose}
            options={[
              { value: 'new', label: say.toNew },
              { value: 'existing', label: say.toExisting },
            ]}
          />
        </div>
        {body}
      </Dialog>
    )
  )
}
