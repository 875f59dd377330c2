import type { ReactNode } from 'react'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { instant } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { Copyable } from '../ui/Copy.tsx'
import { crcText } from '../ui/crc.ts'
import { Exact } from '../ui/Exact.tsx'
import { bytes, exactBytes, fullDate, moment, span, utc, zone } from '../messages/format.ts'
import { Status } from '../ui/Status.tsx'
import * as say from '../messages/backups.tsx'
import { answerOf, graphOf, nobodyOpens, type Ready } from './backup-words.ts'
import css from './Backups.module.css'
import { FileLinkLine } from './FileLinkLine.tsx'
import { HowToUse } from './HowToUse.tsx'

/** From here on the end of the file is a deadline. */
const SOON = 3 * DAY_MS

/** One that is there: what is in the file and what opens it, the link to it, and how to use it. */
export function ReadyBackup({
  backup,
  headingId,
  sendHref,
}: {
  backup: Ready
  headingId: string
  sendHref: string
}) {
  return (
    <>
      <Facts backup={backup} />
      <FileLinkLine backup={backup} headingId={headingId} />
      <HowToUse backup={backup} sendHref={sendHref} />
    </>
  )
}

function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div data-wide={wide}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const bytesOf = (value: number) => <Exact shown={bytes(value)} exact={exactBytes(value)} />

function Facts({ backup }: { backup: Ready }) {
  const now = useNow()
  const dataAt = instant(backup.data_at)
  const until = instant(backup.kept_until)
  const left = until - now
  const graph = graphOf(backup)
  const packed = bytesOf(backup.bytes)
  return (
    <dl className={css.facts}>
      <Fact name={say.dataOf}>
        <Exact
          shown={`${moment(dataAt, { now })} ${zone(dataAt)}`}
          exact={utc(dataAt)}
          dateTime={backup.data_at}
        />
      </Fact>
      <Fact name={say.size}>
        {backup.unpacked_bytes === null ? packed : say.unpacked(packed, bytesOf(backup.unpacked_bytes))}
      </Fact>
      {graph !== null && <Fact name={say.holds}>{graph}</Fact>}
      {backup.leaves_customer_key && (
        <Fact name={say.encryption} wide>
          {say.leavesKey}
        </Fact>
      )}
      <Fact name={say.checksum}>
        <Copyable text={crcText(backup.crc32)} name={say.checksum} />
      </Fact>
      <Fact name={say.keptUntil}>
        <Exact shown={fullDate(until)} exact={utc(until)} dateTime={backup.kept_until} />{' '}
        {left < SOON ? <Status tone="deadline">{span(left)}</Status> : `(${span(left)})`}
      </Fact>
      <Fact name={say.file}>
        <code>{backup.file_name}</code>
      </Fact>
      <Fact name={say.opensWith} wide>
        <OpensWith backup={backup} />
      </Fact>
    </dl>
  )
}

/** What can open the file, said before it is downloaded. */
function OpensWith({ backup: { opens_in: openings } }: { backup: Ready }) {
  const nobody = nobodyOpens(openings)
  if (nobody !== null)
    return (
      <>
        {nobody} {say.canBeSent}
      </>
    )
  return (
    <ul className={css.openings}>
      {openings.map((opening) => (
        <li key={opening.product}>
          <b>{opening.product}</b>: {answerOf(opening)}. <span className={css.quiet}>{opening.why}</span>
        </li>
      ))}
    </ul>
  )
}
