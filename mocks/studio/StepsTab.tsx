import { useState } from 'react'
import type { PageControl } from '../control-global.ts'
import css from './studio.module.css'
import type { Studio } from './use-studio.ts'
import { words } from './words.ts'

const say = words.steps

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** What was done to the world: to take back, to hand on, to open again. */
export function StepsTab({ studio }: { readonly studio: Studio; readonly base: string }) {
  const { state, side, run, tell } = studio
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
        tell(say.notCopied)
      }
    })
  if (!state) return null
  return (
    <>
      <p>
        {state.steps === null ? say.notKept : state.steps === 0 ? say.none : words.stepsDone(state.steps)}
      </p>
      <p className={css.row}>
        <button type="button" aria-disabled={!state.steps} onClick={() => run((it) => it.back())}>
          {say.undo}
        </button>
        <button type="button" onClick={() => copy((it) => it.link())}>
          {say.link}
        </button>
        <button type="button" onClick={() => copy((it) => it.playwrightTest())}>
          {say.test}
        </button>
        <button
          type="button"
          onClick={() =>
            copy(async (it) => {
              const link = await it.link()
              save(`${state.scenario}.json`, await it.exportState())
              return say.reportOf(side.place(), link)
            })
          }
        >
          {say.report}
        </button>
        <button
          type="button"
          onClick={() => run(async (it) => save(`${state.scenario}.json`, await it.exportState()))}
        >
          {say.export}
        </button>
      </p>
      <label className={css.field}>
        {say.import}
        <input
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => {
            const file = target.files?.[0]
            if (file) run(async (it) => it.importState(await file.text()).then(() => tell(say.opened)))
            target.value = ''
          }}
        />
      </label>
      {uncopied !== '' && (
        <label className={css.field}>
          {say.text}
          <textarea readOnly rows={8} value={uncopied} />
        </label>
      )}
    </>
  )
}
