import { useState } from 'react'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { Button, Segments, Submit } from './controls.tsx'
import css from './studio.module.css'
import { clockOf, dayOf, lengthOf } from './times.ts'
import type { Studio } from './use-studio.ts'
import { words } from './words.ts'

const say = words.time
const speeds = [0, 1, 10, 60, 300, 1000] as const
const HOUR_MS = DAY_MS / 24

const local = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
})

const written = (instant: string) => instant.slice(0, 19).replace('T', ' ')

/** The world's clock, and the ways through its time. */
export function TimeTab({ studio }: { readonly studio: Studio }) {
  const { state, run } = studio
  const [to, setTo] = useState<string | null>(null)
  // What it goes on with after a pause.
  const [pace, setPace] = useState(1)
  if (!state) return null
  const { now, speed, next_event: next } = state
  const setSpeed = (to: number) => {
    if (to === 0 && speed > 0) setPace(speed)
    run((it) => it.setSpeed(to))
  }
  const known = [...new Set([...speeds, speed])].toSorted((a, b) => a - b)
  return (
    <>
      <div className={css.group}>
        <h2>{say.now}</h2>
        <p className={css.now}>
          <time dateTime={now}>
            {dayOf(now)}, {now.slice(11, 19)}
          </time>{' '}
          <span className={css.zone}>{say.zone}</span>
        </p>
        <p className={css.quiet}>{say.local(local.format(Date.parse(now)))}</p>
      </div>
      <div className={css.group}>
        <h2>{say.on}</h2>
        <p>
          {next === null
            ? say.nothing
            : say.nextIs(
                state.next_event_about ?? '',
                clockOf(next, now),
                lengthOf(Date.parse(next) - Date.parse(now)),
              )}
        </p>
        <div className={css.row}>
          <Button onClick={next === null ? null : () => run((it) => it.nextEvent())}>{say.next}</Button>
          <Button onClick={() => run((it) => it.advance(HOUR_MS))}>{say.hour}</Button>
          <Button onClick={() => run((it) => it.advance(DAY_MS))}>{say.day}</Button>
          <Button onClick={() => run((it) => it.settle())}>{say.rest}</Button>
          <Button quiet onClick={state.steps ? () => run((it) => it.back()) : null}>
            {say.back}
          </Button>
        </div>
      </div>
      <div className={css.group}>
        <h2>{say.speed}</h2>
        <div className={css.row}>
          <Segments
            label={say.speed}
            value={String(speed)}
            onChange={(value) => setSpeed(Number(value))}
            options={known.map((each) => ({
              value: String(each),
              text: each === 0 ? say.stands : say.times(each),
            }))}
          />
          <Button onClick={() => setSpeed(speed === 0 ? pace : 0)}>{speed === 0 ? say.go : say.pause}</Button>
        </div>
      </div>
      <form
        className={css.group}
        onSubmit={(event) => {
          event.preventDefault()
          const [day = '', time = '00:00'] = (to ?? written(now)).trim().split(/[ T]+/)
          run((it) => it.jump(`${day}T${time.length === 5 ? `${time}:00` : time}Z`))
        }}
      >
        <h2>{say.to}</h2>
        <p className={css.quiet} id="studio-jump-note">
          {say.jumpNote}
        </p>
        <div className={css.row}>
          <label className={css.instant}>
            <span className={css.hidden}>{say.jump}</span>
            <input
              required
              aria-describedby="studio-jump-note"
              value={to ?? written(now)}
              onChange={({ target }) => setTo(target.value)}
            />
            <span className={css.zone} aria-hidden="true">
              {say.zone}
            </span>
          </label>
          <Submit>{say.jumpGo}</Submit>
        </div>
      </form>
    </>
  )
}
