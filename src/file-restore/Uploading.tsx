import { FailureNotice } from '../feedback/FailureNotice.tsx'
import { Button } from '../ui/Button.tsx'
import { about, byteRate, bytes, percent } from '../messages/format.ts'
import { Notice } from '../ui/Notice.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import type { UploadSession } from '../uploads/session.ts'
import type { Sent, StateAt } from '../uploads/states.ts'
import * as say from '../messages/file-restore.tsx'
import { CancelUpload } from './CancelUpload.tsx'
import { FileLine } from './FileLine.tsx'
import css from './FileRestore.module.css'

/** The upload that this tab sends, or has begun to. */
export type OwnUpload = StateAt<'registering' | 'uploading' | 'paused' | 'offline'>

const nothingSent: Sent = { bytes: 0, rate: null }

/** What the bar stands for. */
const words = {
  registering: say.registering,
  uploading: say.uploading,
  paused: say.pausedAt,
  offline: say.interruptedAt,
} as const satisfies Record<OwnUpload['at'], (percent: string) => string>

/** Why nothing moves, where nothing does. */
function Standstill({ state }: { state: OwnUpload }) {
  if (state.at === 'offline') {
    const lost = state.failure.status === 0
    return (
      <Notice tone="warn" title={lost ? say.connectionLost : state.failure.message}>
        {say.goesOnByItself}
      </Notice>
    )
  }
  if (state.at !== 'paused') return null
  switch (state.why.by) {
    case 'person':
      return null
    case 'session':
      return (
        <Notice tone="warn" title={say.sessionEnded}>
          {say.goesOnSignedIn}
        </Notice>
      )
    case 'host':
      return <FailureNotice failure={state.why.failure} />
  }
}

/** The file on its way: how far, how fast, how long still, and what can be done about it. */
export function Uploading({
  state,
  session,
  onCancel,
}: {
  state: OwnUpload
  session: UploadSession
  onCancel: () => void
}) {
  const { file } = state.at === 'registering' ? state.chosen : state.sending
  const sent = state.at === 'registering' ? nothingSent : state.sent
  const part = file.size === 0 ? 100 : (sent.bytes / file.size) * 100
  const left = sent.rate === null ? null : ((file.size - sent.bytes) / sent.rate) * 1_000
  const head = words[state.at](percent(part))
  return (
    <section className={css.step} aria-label={say.upload}>
      <h2 className={css.caption}>{say.thenLoading}</h2>
      <FileLine name={file.name} size={file.size} />
      <ProgressBar
        label={say.uploadingOf(file.name)}
        percent={part}
        head={<b>{head}</b>}
        left={left === null ? undefined : say.left(about(left))}
        foot={
          <span className={css.spread}>
            <span>{say.arrivedOf(bytes(sent.bytes), bytes(file.size))}</span>
            {sent.rate !== null && <span>{byteRate(sent.rate)}</span>}
          </span>
        }
      />
      <Standstill state={state} />
      <div className={css.actions}>
        {state.at === 'paused' ? (
          <Button key="pause" onClick={() => session.resume()}>
            {say.resume}
          </Button>
        ) : (
          state.at !== 'registering' && (
            <Button key="pause" onClick={() => session.pause()}>
              {say.pause}
            </Button>
          )
        )}
        {state.at === 'offline' && <Button onClick={() => session.tryNow()}>{say.tryNow}</Button>}
        <CancelUpload arrived={sent.bytes} keep={say.keepUploading} onCancel={onCancel} />
      </div>
      <p className={css.quiet}>{say.meanwhile}</p>
    </section>
  )
}
