import { useQuery } from '@tanstack/react-query'
import Download from 'lucide-react/icons/download'
import Link from 'lucide-react/icons/link'
import Unlink from 'lucide-react/icons/unlink'
import { can } from '../../contract/rules/can.ts'
import { limits } from '../../contract/rules/limits.ts'
import { DAY_MS } from '../../contract/rules/windows.ts'
import type { FileLink } from '../../contract/wire/links.ts'
import { useAction } from '../api/action.ts'
import { dataOf, mutationHeaders } from '../api/client.ts'
import { useConsole } from '../api/context.tsx'
import { instant } from '../api/facts.ts'
import { keys } from '../api/keys.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { absolute } from '../api/use-download.ts'
import { useHostFile } from '../api/use-host-file.ts'
import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Exact } from '../ui/Exact.tsx'
import { duration, fullDate, time, utc } from '../messages/format.ts'
import { Announced } from '../ui/VisuallyHidden.tsx'
import * as say from '../messages/backups.tsx'
import type { Ready } from './backup-words.ts'
import css from './Backups.module.css'
import { CopyLink } from './CopyLink.tsx'

/** The link to the file: how long it is still good, what to do with it, and the way to a new one. */
export function FileLinkLine({ backup, headingId }: { backup: Ready; headingId: string }) {
  const { client, host, base } = useConsole()
  const now = useNow(1000)
  const role = useQuery(resources(client).meta()).data?.user.role
  const make = useAction<void, FileLink>({
    call: () =>
      dataOf(
        client.afterglow.v1.backups[':id'].link.$post({
          param: { id: backup.id },
          header: mutationHeaders(),
        }),
      ),
    refresh: () => [keys.allBackups],
  })
  const decision = role && can.link({ role, now })
  const link = backup.link && instant(backup.link.expires_at) > now ? backup.link : null
  const described = { 'aria-describedby': headingId }
  return (
    <>
      <div className={css.link}>
        {link ? <Link aria-hidden="true" /> : <Unlink aria-hidden="true" />}
        <div>{link ? <Good link={link} now={now} inBrowser={host.fileOf !== null} /> : <NoLink />}</div>
        <div className={css.actions}>
          {link && !host.fileOf && (
            <>
              <CopyLink url={absolute(link.url, base)} {...described} />
              <ButtonLink
                icon={Download}
                href={absolute(link.url, base)}
                download={backup.file_name}
                {...described}
              >
                {say.download}
              </ButtonLink>
            </>
          )}
          {link && host.fileOf && <DownloadHere backup={backup} headingId={headingId} />}
          {make.busy ? (
            <Button busy={say.makingLink} {...described}>
              {say.getLink}
            </Button>
          ) : (
            <Button
              icon={link ? undefined : Link}
              refusal={decision?.allowed === false ? decision : undefined}
              onClick={() => make.run()}
              {...described}
            >
              {link ? say.getNewLink : say.getLink}
            </Button>
          )}
        </div>
      </div>
      <Announced>{make.output && say.linkMade(fullDate(instant(make.output.expires_at)))}</Announced>
      <FailureNotice failure={make.failure} />
    </>
  )
}

function Good({ link, now, inBrowser }: { link: FileLink; now: number; inBrowser: boolean }) {
  const until = instant(link.expires_at)
  const when = (
    <Exact shown={`${fullDate(until)}, ${time(until)}`} exact={utc(until)} dateTime={link.expires_at} />
  )
  return (
    <>
      <b>{say.goodFor(duration(until - now))}</b>
      <p className={css.quiet}>{inBrowser ? say.untilHere(when) : say.untilForAll(when)}</p>
    </>
  )
}

function NoLink() {
  return (
    <>
      <span>{say.noLink}</span>
      <p className={css.quiet}>{say.linkRule(limits.backupLinkMs / DAY_MS)}</p>
    </>
  )
}

/** Where the file lies in this browser, it is saved from there. */
function DownloadHere({ backup, headingId }: { backup: Ready; headingId: string }) {
  const file = useHostFile(backup.id)
  const described = { 'aria-describedby': headingId }
  switch (file?.state) {
    case undefined:
    case 'fetching':
      return (
        <Button busy={say.fetching} {...described}>
          {say.download}
        </Button>
      )
    case 'lost':
      return (
        <Button icon={Download} refusal={say.fileLost} {...described}>
          {say.download}
        </Button>
      )
    case 'there':
      return (
        <ButtonLink icon={Download} href={file.url} download={backup.file_name} {...described}>
          {say.download}
        </ButtonLink>
      )
  }
}
