import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { useConsole } from '../api/context.tsx'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { paths } from '../../contract/places.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Exact } from '../ui/Exact.tsx'
import { fullDate, timeWithZone, utc } from '../messages/format.ts'
import * as say from '../messages/about.tsx'
import css from './AboutPage.module.css'

/** What this is, who it is not, and which world is on the screen. */
export function Page() {
  const { project = '' } = useParams()
  const { client } = useConsole()
  const navigate = useNavigate()
  const meta = useQuery(resources(client).meta()).data
  const now = useNow(1_000)
  const close = () => void navigate(paths.instances(project))
  return (
    <Dialog
      title={say.title}
      description={say.what}
      size="small"
      onClose={close}
      footer={{
        right: (
          <Button autoFocus onClick={close}>
            {say.close}
          </Button>
        ),
      }}
    >
      <div className={css.about}>
        <p>{say.notAffiliated}</p>
        {meta?.emulated && <p>{meta.host === 'browser' ? say.emulatedIn.browser : say.emulatedIn.node}</p>}
        <dl>
          {meta?.world && (
            <>
              <dt>{say.world}</dt>
              <dd>{meta.world.title}</dd>
            </>
          )}
          <dt>{say.itsTime}</dt>
          <dd>
            <Exact shown={`${fullDate(now)}, ${timeWithZone(now)}`} exact={utc(now)} />
          </dd>
          {meta && (
            <>
              <dt>{say.build}</dt>
              <dd>{meta.build}</dd>
            </>
          )}
          <dt>{say.licence}</dt>
          <dd>{say.mit}</dd>
        </dl>
      </div>
    </Dialog>
  )
}
