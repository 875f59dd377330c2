import { useState } from 'react'
import type { ControlState } from '../../control-plane/control-state.ts'
import { operationKinds, reasonsOf } from '../../control-plane/failures.ts'
import { failableRoutes, lineReasons, textOfLatency } from '../../control-plane/line-fields.ts'
import type { Latency, LineReason } from '../../control-plane/line.ts'
import { Button, Choice, Segments, Submit, type Option } from './controls.tsx'
import css from './studio.module.css'
import type { Studio } from './use-studio.ts'
import { words } from './words.ts'

const say = words.answers
/** As in a link. */
const latencies = ['none', '300', '800', '3000', '200~1500', 'offline'] as const

/** How the API answers: how late, and what fails. */
export function AnswersTab({ studio }: { readonly studio: Studio }) {
  const { state, run } = studio
  if (!state) return null
  return (
    <>
      <LatencyGroup latency={state.latency} onSet={(latency) => run((it) => it.setLatency(latency))} />
      <Laid state={state} onClear={() => run((it) => it.clearFailures())} />
      <FailForm studio={studio} instances={state.instances.map(({ name }) => name)} />
      <div className={css.group}>
        <h2>{say.session}</h2>
        <p className={css.quiet}>{say.sessionNote}</p>
        <div className={css.row}>
          <Button onClick={() => run((it) => it.endSession())}>{say.endSession}</Button>
        </div>
      </div>
    </>
  )
}

function LatencyGroup({
  latency,
  onSet,
}: {
  readonly latency: Latency
  readonly onSet: (to: string) => void
}) {
  const [own, setOwn] = useState('')
  const now = textOfLatency(latency) ?? 'none'
  return (
    <form
      className={css.group}
      onSubmit={(event) => {
        event.preventDefault()
        onSet(own.trim())
      }}
    >
      <h2>{say.latency}</h2>
      <Segments
        label={say.latency}
        value={now}
        onChange={onSet}
        options={[...new Set([...latencies, now])].map((value) => ({ value, text: latencyText(value) }))}
      />
      <div className={css.row}>
        <label className={`${css.typed} ${css.grow}`}>
          {say.own}
          <input value={own} required onChange={({ target }) => setOwn(target.value)} />
        </label>
        <Submit>{say.set}</Submit>
      </div>
    </form>
  )
}

function latencyText(value: string): string {
  if (value === 'none' || value === 'offline') return say[value]
  const [from = 0, to] = value.split('~').map(Number)
  return to === undefined ? say.ms(from) : say.jitter(from, to)
}

function Laid({ state, onClear }: { readonly state: ControlState; readonly onClear: () => void }) {
  const calls = state.failures.map(({ operation, reason, when }) => ({
    what: operation === 'any' ? say.any : operation,
    how: say.reasons[reason],
    when: when.kind === 'every' ? say.every(when.nth) : say.whens[when.kind],
  }))
  const long = state.faults.map(({ operation, reason, times, instanceName }) => ({
    what: instanceName === undefined ? operation : `${operation}, ${instanceName}`,
    how: reason,
    when:
      typeof times === 'string' ? say.whens[times === 'once' ? 'next' : 'always'] : say.every(times.every),
  }))
  const all = [...calls, ...long]
  return (
    <div className={css.group}>
      <h2>{say.laid}</h2>
      {all.length === 0 ? (
        <p className={css.quiet}>{say.nothing}</p>
      ) : (
        <>
          <ul className={css.list} aria-label={say.laid}>
            {all.map(({ what, how, when }, i) => (
              <li key={`${i} ${what}`}>
                <span>
                  {what}
                  <span className={css.path}>{how}</span>
                </span>
                <span className={css.quiet}>{when}</span>
              </li>
            ))}
          </ul>
          <div className={css.row}>
            <Button onClick={onClear}>{say.clear}</Button>
          </div>
        </>
      )}
    </div>
  )
}

const plain = (texts: readonly string[]) => texts.map((text) => ({ value: text, text }))
const operations: readonly Option[] = [
  { value: 'any', text: say.any },
  { heading: say.long, options: plain(operationKinds) },
  { heading: say.calls, options: plain(failableRoutes) },
]
const lineOptions = lineReasons.map((value: LineReason) => ({ value, text: say.reasons[value] }))
const whens = Object.entries(say.whens).map(([value, text]) => ({ value, text }))

/** What a form of failures asks for; `instance` empty: of any. */
function FailForm({ studio, instances }: { readonly studio: Studio; readonly instances: readonly string[] }) {
  const [operation, setOperation] = useState('any')
  const [reason, setReason] = useState('')
  const [instance, setInstance] = useState('')
  const [when, setWhen] = useState('next')
  const kind = operationKinds.find((each) => each === operation)
  const reasons = kind === undefined ? lineOptions : plain(reasonsOf(kind))
  const chosen = reasons.find(({ value }) => value === reason) ?? reasons[0]
  const of = kind !== undefined && instances.includes(instance) ? instance : ''
  return (
    <form
      className={`${css.group} ${css.form}`}
      onSubmit={(event) => {
        event.preventDefault()
        const failure = { operation, reason: chosen?.value ?? '', when }
        studio.run((it) => it.fail(of === '' ? failure : { ...failure, instance: of }))
      }}
    >
      <h2>{say.failing}</h2>
      <Choice label={say.operation} value={operation} onChange={setOperation} options={operations} />
      <Choice label={say.reason} value={chosen?.value ?? ''} onChange={setReason} options={reasons} />
      {kind !== undefined && (
        <Choice
          label={say.instance}
          value={of}
          onChange={setInstance}
          options={[{ value: '', text: say.anyInstance }, ...plain([...new Set(instances)])]}
        />
      )}
      <Choice label={say.when} value={when} onChange={setWhen} options={whens} />
      <Submit>{say.add}</Submit>
    </form>
  )
}
