import Pencil from 'lucide-react/icons/pencil'
import { useState, type KeyboardEvent } from 'react'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { keys } from '../api/keys.ts'
import { nameFault } from '../creation/NameField.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import * as say from '../messages/overview.tsx'
import css from './Inspect.module.css'

/** The name of an instance, and the pencil that makes it a field. Enter saves, Escape leaves it as it was. */
export function NameInPlace({ instance }: { instance: InstanceWithView }) {
  const [editing, setEditing] = useState(false)
  const [edited, setEdited] = useState(false)
  const { rename } = instance.afterglow.actions
  if (editing) {
    return (
      <Rename
        instance={instance}
        onEnd={() => {
          setEditing(false)
          setEdited(true)
        }}
      />
    )
  }
  return (
    <span className={css.name}>
      <Isolate>{instance.name}</Isolate>
      <IconButton
        icon={Pencil}
        label={say.rename}
        autoFocus={edited}
        refusal={rename.allowed ? undefined : rename}
        onClick={() => setEditing(true)}
      />
    </span>
  )
}

function Rename({ instance, onEnd }: { instance: InstanceWithView; onEnd: () => void }) {
  const { id, tenant_id: project } = instance
  const { client } = useConsole()
  const [name, setName] = useState(instance.name)
  const [tried, setTried] = useState(false)
  const action = useAction<string, unknown>({
    call: (wanted) =>
      dataOf(
        client.v1.instances[':id'].$patch({
          param: { id },
          query: { view: 'afterglow' },
          header: mutationHeaders(),
          json: { name: wanted },
        }),
      ),
    refresh: () => [keys.instances(project), keys.instance(id)],
    onDone: onEnd,
  })
  const fault = tried ? nameFault(name) : undefined
  const failure = action.failure && `${action.failure.message} ${action.failure.remedy ?? ''}`
  const said = fault ?? failure ?? ''
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // It ends the renaming, not the sheet around it.
    event.preventDefault()
    event.stopPropagation()
    onEnd()
  }
  return (
    <form
      className={css.rename}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (nameFault(name) !== undefined || action.busy) return
        if (name === instance.name) onEnd()
        else action.run(name)
      }}
    >
      <TextInput
        label={say.name}
        value={name}
        onChange={setName}
        autoFocus
        aria-invalid={said !== '' || undefined}
        aria-describedby={`${id}-name-fault`}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
      />
      <Button type="submit" size="small" onKeyDown={onKeyDown} busy={action.busy ? say.saving : undefined}>
        {say.save}
      </Button>
      <Button variant="quiet" size="small" onKeyDown={onKeyDown} onClick={onEnd}>
        {say.cancel}
      </Button>
      <span role="alert" id={`${id}-name-fault`} className={css.fault}>
        {said}
      </span>
    </form>
  )
}
