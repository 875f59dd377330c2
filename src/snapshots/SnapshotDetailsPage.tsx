import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams } from 'react-router'
import { planOf, snapshotRuleOf } from '../../contract/rules/plans.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { resources } from '../api/resources.ts'
import * as say from '../messages/snapshot-details.tsx'
import { paths } from '../../contract/places.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Isolate } from '../ui/Isolate.tsx'
import { PlanTable } from './PlanTable.tsx'
import css from './PlanTable.module.css'

/** The dialog with the rules of every plan, and the line of this instance marked. */
export function Page() {
  const { project = '', instance: id = '' } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { client } = useConsole()
  const instance = useQuery(resources(client).instance(id)).data
  // The sheet below says what is wrong where the instance cannot be loaded.
  if (!instance) return null
  const close = () => void navigate(paths.inspect(project, id, 'snapshots') + search)
  const name = <Isolate>{instance.name}</Isolate>
  return (
    <Dialog
      title={say.titleOf(name)}
      description={say.description(name, planOf(instance.type).name)}
      onClose={close}
      footer={{
        right: (
          <Button autoFocus onClick={close}>
            {say.close}
          </Button>
        ),
      }}
    >
      <PlanTable type={instance.type} version={instance.afterglow.version} />
      <Ending instance={instance} />
      {/* In the body, which scrolls: so the keyboard gets there, and the table into view. */}
      <p>
        <Anchor href={paths.whichRestore(project, id, 'snapshots') + search}>{say.whichRestore}</Anchor>
      </p>
    </Dialog>
  )
}

function Ending({ instance: { name, type, afterglow } }: { instance: InstanceWithView }) {
  const rule = snapshotRuleOf(type, afterglow.version)
  const isolated = <Isolate>{name}</Isolate>
  return (
    <p className={css.ending}>
      {rule
        ? say.exportsAs(isolated, rule.exportFormat)
        : say.withoutSnapshots(isolated, planOf(type).shortName)}
    </p>
  )
}
