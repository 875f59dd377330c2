import { useState } from 'react'
import type { StudioControl } from './console-side.ts'
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
  const { control, state, side, run, tell } = studio
  const [uncopied, setUncopied] = useState('')
  const { back, link, exportState, importState } = control ?? {}
  const copy = (text: (control: StudioControl) => Promise<string>) =>
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
        {back && (
          <button type="button" aria-disabled={!state.steps} onClick={() => run(() => back())}>
            {say.undo}
          </button>
        )}
        {link && (
          <button type="button" onClick={() => copy(() => link())}>
            {say.link}
          </button>
        )}
        {link && exportState && (
          <button
            type="button"
            onClick={() =>
              copy(async () => {
                save(`${state.scenario}.json`, await exportState())
                return say.reportOf(side.place(), await link())
              })
            }
          >
            {say.report}
          </button>
        )}
        {exportState && (
          <button
            type="button"
            onClick={() => run(async () => save(`${state.scenario}.json`, await exportState()))}
          >
            {say.export}
          </button>
        )}
      </p>
      {importState && (
        <label className={css.field}>
          {say.import}
          <input
            type="file"
            accept=".json,application/json"
            onChange={({ target }) => {
              const file = target.files?.[0]
              target.value = ''
              if (file) run(async () => importState(await file.text()).then(() => tell(say.opened)))
            }}
          />
        </label>
      )}
      {uncopied !== '' && (
        <label className={css.field}>
          {say.text}
          <textarea readOnly rows={8} value={uncopied} />
        </label>
      )}
    </>
  )
}
