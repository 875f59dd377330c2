import { useState } from 'react'
import { DAY_MS } from '../../contract/rules/windows.ts'
import css from './studio.module.css'
import type { Studio } from './use-studio.ts'
import { words } from './words.ts'

const say = words.time
const speeds = [0, 1, 10, 60, 300, 1000] as const
const HOUR_MS = DAY_MS / 24

const utc = (instant: string) => instant.slice(0, 19).replace('T', ' ')
const local = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' })

/** The world's clock, and the ways through its time. */
export function TimeTab({ studio }: { readonly studio: Studio }) {
  const { state, run } = studio
  const [to, setTo] = useState('')
  if (!state) return null
  return (
    <>
      <dl className={css.facts}>
        <dt>{say.utc}</dt>
        <dd>
          <time dateTime={state.now}>{utc(state.now)}</time>
        </dd>
        <dt>{say.local}</dt>
        <dd>{local.format(Date.parse(state.now))}</dd>
        <dt>{say.speed}</dt>
        <dd>{state.speed === 0 ? say.stands : say.runs(state.speed)}</dd>
      </dl>
      <p>
        {state.next_event === null
          ? say.nothing
          : say.nextIs(state.next_event_about ?? '', utc(state.next_event))}
      </p>
      <p className={css.row}>
        <button type="button" onClick={() => run((it) => it.setSpeed(state.speed === 0 ? 1 : 0))}>
          {state.speed === 0 ? say.go : say.pause}
        </button>
        <button
          type="button"
          aria-disabled={state.next_event === null}
          onClick={() => run((it) => it.nextEvent())}
        >
          {say.next}
        </button>
        <button type="button" onClick={() => run((it) => it.advance(HOUR_MS))}>
          {say.hour}
        </button>
        <button type="button" onClick={() => run((it) => it.advance(DAY_MS))}>
          {say.day}
        </button>
        <button type="button" onClick={() => run((it) => it.settle())}>
          {say.rest}
        </button>
        <button type="button" aria-disabled={!state.steps} onClick={() => run((it) => it.back())}>
          {say.back}
        </button>
      </p>
      <label className={css.field}>
        {say.speed}
        <select value={state.speed} onChange={({ target }) => run((it) => it.setSpeed(Number(target.value)))}>
          {[...new Set([...speeds, state.speed])].map((speed) => (
            <option key={speed} value={speed}>
              {speed === 0 ? say.stands : `×${speed}`}
            </option>
          ))}
        </select>
      </label>
      <form
        className={css.row}
        onSubmit={(event) => {
          event.preventDefault()
          run((it) => it.jump(`${to.length === 16 ? `${to}:00` : to}Z`))
        }}
      >
        <label className={css.field}>
          {say.jump}
          <input
            type="datetime-local"
            step="1"
            required
            value={to === '' ? state.now.slice(0, 19) : to}
            onChange={({ target }) => setTo(target.value)}
          />
        </label>
        <button type="submit">{say.jumpGo}</button>
      </form>
    </>
  )
}
