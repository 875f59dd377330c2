import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Dock } from '../frame/frame.ts'
import { AnswersTab } from './AnswersTab.tsx'
import { CallsTab } from './CallsTab.tsx'
import type { ConsoleSide } from './console-side.ts'
import { ScenariosTab } from './ScenariosTab.tsx'
import { StepsTab } from './StepsTab.tsx'
import css from './studio.module.css'
import { TimeTab } from './TimeTab.tsx'
import { useStudio, type Studio } from './use-studio.ts'
import { words } from './words.ts'

interface Props {
  readonly side: ConsoleSide
  /** The console's base path, with both slashes. */
  readonly base: string
  readonly dock: Dock | 'window'
  readonly onDock: (to: Dock | 'window') => void
  readonly onClose: () => void
}

const tabs = ['scenarios', 'time', 'answers', 'steps', 'calls'] as const
type Tab = (typeof tabs)[number]
const docks = ['left', 'right', 'bottom', 'window'] as const

/** The studio: a client of the control of the console that it belongs to. */
export function StudioPanel({ side, base, dock, onDock, onClose }: Props) {
  const studio = useStudio(side)
  const [tab, setTab] = useState<Tab>('scenarios')
  const [at, setAt] = useState(dock)
  const id = useId()
  const move = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : by && tabs.indexOf(tab) + by
    const next = to === undefined ? undefined : tabs.at(to % tabs.length)
    if (!next) return
    event.preventDefault()
    setTab(next)
    document.getElementById(`${id}-${next}`)?.focus()
  }
  return (
    <section className={css.studio} data-dock={at} aria-label={words.name}>
      <header className={css.head}>
        <h1>{words.name}</h1>
        <span className={css.push} />
        {at !== 'window' && (
          <label className={css.inline}>
            {words.dock.label}
            <select
              value={at}
              onChange={({ target }) => {
                const to = docks.find((each) => each === target.value)
                if (!to) return
                if (to !== 'window') setAt(to)
                onDock(to)
              }}
            >
              {docks.map((each) => (
                <option key={each} value={each}>
                  {words.dock[each]}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="button" onClick={onClose}>
          {words.close}
        </button>
      </header>
      <div role="tablist" aria-label={words.name} className={css.tabs}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`${id}-${each}`}
            aria-selected={each === tab}
            aria-controls={`${id}-panel`}
            tabIndex={each === tab ? 0 : -1}
            onClick={() => setTab(each)}
            onKeyDown={move}
          >
            {words.tabs[each]}
          </button>
        ))}
      </div>
      <p role="status" className={css.told}>
        {studio.told}
      </p>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tab}`}
        tabIndex={0}
        className={css.panel}
      >
        {studio.state ? shown(tab, studio, base) : <p>{words.waiting}</p>}
      </div>
      <p className={css.keys}>{at === 'window' ? words.inWindow : words.keys}</p>
    </section>
  )
}

function shown(tab: Tab, studio: Studio, base: string): ReactNode {
  switch (tab) {
    case 'scenarios':
      return <ScenariosTab studio={studio} base={base} />
    case 'time':
      return <TimeTab studio={studio} />
    case 'answers':
      return <AnswersTab studio={studio} />
    case 'steps':
      return <StepsTab studio={studio} base={base} />
    case 'calls':
      return <CallsTab studio={studio} />
  }
}
