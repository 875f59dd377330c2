import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from 'react-router'
import { useConsole } from '../api/context.tsx'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Exact } from '../ui/Exact.tsx'
import { fullDate, timeWithZone, utc } from '../messages/format.ts'
import css from './AboutPage.module.css'

const hosts = {
  browser: 'in this browser: instances, snapshots and files are kept here and sent nowhere',
  node: 'in one Node process on the machine that serves this page',
} as const

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
      title="About Afterglow"
      description="A console for the snapshots of Neo4j Aura style instances."
      size="small"
      onClose={close}
      footer={{
        right: (
          <Button autoFocus onClick={close}>
            Close
          </Button>
        ),
      }}
    >
      <div className={css.about}>
        <p>Afterglow is not affiliated with Neo4j. Neo4j and Aura are trademarks of Neo4j, Inc.</p>
        {meta?.emulated && (
          <p>
            What you see is emulated. It runs {hosts[meta.host]}. No instance costs anything, and no database
            is behind them; files that you load are real.
          </p>
        )}
        <dl>
          {meta?.world && (
            <>
              <dt>World</dt>
              <dd>{meta.world.title}</dd>
            </>
          )}
          <dt>Its time</dt>
          <dd>
            <Exact shown={`${fullDate(now)}, ${timeWithZone(now)}`} exact={utc(now)} />
          </dd>
          {meta && (
            <>
              <dt>Build</dt>
              <dd>{meta.build}</dd>
            </>
          )}
          <dt>Licence</dt>
          <dd>MIT</dd>
        </dl>
      </div>
    </Dialog>
  )
}
