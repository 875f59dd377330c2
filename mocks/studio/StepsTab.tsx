import { useEffect, useRef, useState } from 'react'
import type { ControlState } from '../../control-plane/control-state.ts'
import type { Step } from '../../control-plane/steps/step.ts'
import type { PageControl } from '../control-global.ts'
import { Button } from './controls.tsx'
import { openStateFile, saveFile } from './state-file.ts'
import { stepWords } from './step-words.ts'
import css from './studio.module.css'
import { clockOf } from './times.ts'
import type { Studio } from './use-studio.ts'
import { words } from './words.ts'

const say = words.steps
const SHOWN = 100

/** What was done to the world: to take back, to hand on, to open again. */
export function StepsTab({ studio }: { readonly studio: Studio }) {
  const { state } = studio
  if (!state) return null
  return (
    <>
      <Done studio={studio} state={state} />
      <HandOn studio={studio} state={state} />
      <StateFile studio={studio} state={state} />
    </>
  )
}

interface Shown {
  readonly studio: Studio
  readonly state: ControlState
}

function Done({ studio, state }: Shown) {
  const { run, tell } = studio
  const steps = useSteps(studio, state)
  const names = new Map(state.instances.map(({ id, name }) => [id, name]))
  const n = state.steps
  return (
    <div className={css.group}>
      <h2>{n === null || n === 0 ? words.tabs.steps : say.done(n)}</h2>
      {(n === null || n === 0) && <p className={css.quiet}>{n === null ? say.notKept : say.none}</p>}
      <div className={css.row}>
        <Button onClick={n ? () => run(async (it) => it.back().then(() => tell(say.undone))) : null}>
          {say.undo}
        </Button>
      </div>
      {n !== null && n > SHOWN && <p className={css.quiet}>{say.last(SHOWN)}</p>}
      <ol className={css.list} aria-label={say.listed}>
        {steps
          .slice(-SHOWN)
          .toReversed()
          .map((step, i) => {
            const { text, refused } = stepWords(step, (id) => names.get(id) ?? null)
            const at = new Date(step.at).toISOString()
            return (
              <li key={steps.length - i}>
                <span>
                  {text}
                  {refused !== null && <span className={css.bad}>, {say.refused(refused)}</span>}
                </span>
                <time dateTime={at}>{clockOf(at, state.now)}</time>
              </li>
            )
          })}
      </ol>
    </div>
  )
}

/** The steps, read again whenever the world was looked at. */
function useSteps({ side }: Studio, state: ControlState): readonly Step[] {
  const [steps, setSteps] = useState<readonly Step[]>([])
  useEffect(() => {
    let isOver = false
    side
      .control()
      ?.steps()
      .then(
        (read) => {
          if (!isOver) setSteps(read)
        },
        // A console that is left while it is asked: the next one is asked anew.
        () => undefined,
      )
    return () => {
      isOver = true
    }
  }, [side, state])
  return steps
}

function HandOn({ studio, state }: Shown) {
  const { side, run, tell } = studio
  const [uncopied, setUncopied] = useState('')
  const copy = (text: (control: PageControl) => Promise<string>) =>
    run(async (it) => {
      const made = await text(it)
      try {
        await navigator.clipboard.writeText(made)
        setUncopied('')
        tell(say.copied)
      } catch {
        setUncopied(made)
        tell(say.notCopied, 'bad')
      }
    })
  const report = async (it: PageControl) => {
    const file = fileOf(state)
    saveFile(file, await it.exportState())
    return say.reportOf({
      screen: side.place(),
      scenario: state.scenario,
      now: state.now,
      // What is too much for a link is in the file.
      link: await it.link().catch(() => null),
      file,
      browser: navigator.userAgent,
    })
  }
  return (
    <div className={css.group}>
      <h2>{say.handOn}</h2>
      <div className={css.row}>
        <Button onClick={() => copy((it) => it.link())}>{say.link}</Button>
        <Button onClick={() => copy((it) => it.playwrightTest())}>{say.test}</Button>
        <Button onClick={() => copy(report)}>{say.report}</Button>
      </div>
      <p className={css.quiet}>{say.reportNote}</p>
      {uncopied !== '' && (
        <textarea className={css.text} aria-label={say.text} readOnly rows={8} value={uncopied} />
      )}
    </div>
  )
}

function StateFile({ studio, state }: Shown) {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <div className={css.group}>
      <h2>{say.stateFile}</h2>
      <div className={css.drop}>
        <div className={css.row}>
          <Button onClick={() => studio.run(async (it) => saveFile(fileOf(state), await it.exportState()))}>
            {say.export}
          </Button>
          <Button onClick={() => chooser.current?.click()}>{say.import}</Button>
        </div>
        <p className={css.quiet}>{say.drop}</p>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={say.import}
          accept=".json,application/json"
          onChange={({ target }) => {
            const file = target.files?.[0]
            if (file) openStateFile(studio, file)
            target.value = ''
          }}
        />
      </div>
    </div>
  )
}

const fileOf = ({ scenario, now }: ControlState) => `${scenario}-${now.slice(0, 16).replace(':', '')}.json`
