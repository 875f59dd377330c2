import { useState } from 'react'
import { operationKinds, reasonsOf } from '../../control-plane/failures.ts'
import { failableRoutes, lineReasons } from '../../control-plane/line-fields.ts'
import type { Latency } from '../../control-plane/line.ts'
import css from './studio.module.css'
import type { Studio } from './use-studio.ts'
import { words } from './words.ts'

const say = words.answers

function textOf(latency: Latency): string {
  switch (latency.kind) {
    case 'none':
      return say.none
    case 'fixed':
      return say.fixed(latency.ms)
    case 'jitter':
      return say.jitter(latency.from, latency.to)
    case 'offline':
      return say.offline
  }
}

const reasonsFor = (operation: string): readonly string[] => {
  const kind = operationKinds.find((each) => each === operation)
  return kind === undefined ? lineReasons : reasonsOf(kind)
}

/** How the API answers: how late, and what fails. */
export function AnswersTab({ studio }: { readonly studio: Studio }) {
  const { state, run } = studio
  const [latency, setLatency] = useState('800')
  const [operation, setOperation] = useState('any')
  const [reason, setReason] = useState('')
  const [when, setWhen] = useState<string>('next')
  if (!state) return null
  const reasons = reasonsFor(operation)
  const chosen = reasons.includes(reason) ? reason : (reasons[0] ?? '')
  const laid = [
    ...state.failures.map((each) => `${each.operation}: ${each.reason}, ${whenText(each.when)}`),
    ...state.faults.map(({ operation: of, reason: by, instanceName, times }) =>
      [`${of}: ${by}, ${timesText(times)}`, ...(instanceName === undefined ? [] : [instanceName])].join(', '),
    ),
  ]
  return (
    <>
      <h2>{say.latency}</h2>
      <p>{say.now(textOf(state.latency))}</p>
      <form
        className={css.row}
        onSubmit={(event) => {
          event.preventDefault()
          run((it) => it.setLatency(latency))
        }}
      >
        <label className={css.field}>
          {say.own}
          <input value={latency} required onChange={({ target }) => setLatency(target.value)} />
        </label>
        <button type="submit">{say.set}</button>
        <button type="button" onClick={() => run((it) => it.setLatency('none'))}>
          {say.none}
        </button>
        <button type="button" onClick={() => run((it) => it.setLatency('offline'))}>
          {say.offline}
        </button>
      </form>
      <h2>{say.laid}</h2>
      {laid.length === 0 ? (
        <p>{say.nothing}</p>
      ) : (
        <>
          <ul className={css.list} aria-label={say.laid}>
            {laid.map((text, i) => (
              <li key={`${i} ${text}`}>{text}</li>
            ))}
          </ul>
          <button type="button" onClick={() => run((it) => it.clearFailures())}>
            {say.clear}
          </button>
        </>
      )}
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          run((it) => it.fail({ operation, reason: chosen, when }))
        }}
      >
        <label className={css.field}>
          {say.operation}
          <select value={operation} onChange={({ target }) => setOperation(target.value)}>
            <option value="any">{say.any}</option>
            <optgroup label={say.long}>
              {operationKinds.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </optgroup>
            <optgroup label={say.calls}>
              {failableRoutes.map((each) => (
                <option key={each}>{each}</option>
              ))}
            </optgroup>
          </select>
        </label>
        <label className={css.field}>
          {say.reason}
          <select value={chosen} onChange={({ target }) => setReason(target.value)}>
            {reasons.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
        <label className={css.field}>
          {say.when}
          <select value={when} onChange={({ target }) => setWhen(target.value)}>
            {Object.entries(say.whens).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <button type="submit">{say.add}</button>
      </form>
      <p className={css.row}>
        <button type="button" onClick={() => run((it) => it.endSession())}>
          {say.session}
        </button>
      </p>
    </>
  )
}

const whenText = (when: { readonly kind: string; readonly nth?: number }) =>
  when.nth === undefined ? when.kind : `every ${when.nth}`

const timesText = (times: 'once' | 'always' | { readonly every: number }) =>
  typeof times === 'string' ? times : `every ${times.every}`
