import X from 'lucide-react/icons/x'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { Dock } from '../frame/frame.ts'
import { AnswersTab } from './AnswersTab.tsx'
import { CallsTab } from './CallsTab.tsx'
import type { ConsoleSide } from './console-side.ts'
import { Choice } from './controls.tsx'
import { ScenariosTab } from './ScenariosTab.tsx'
import { openStateFile } from './state-file.ts'
import { StepsTab } from './StepsTab.tsx'
import css from './studio.module.css'
import { TimeTab } from './TimeTab.tsx'
import { useFileDrop } from './use-file-drop.ts'
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
  const isOver = useFileDrop((file) => {
    setTab('steps')
    openStateFile(studio, file)
  })
  const moveTo = (value: string) => {
    const to = docks.find((each) => each === value)
    if (!to) return
    if (to !== 'window') setAt(to)
    onDock(to)
  }
  return (
    <section
      className={css.studio}
      data-dock={at}
      data-over={isOver ? '' : undefined}
      aria-label={words.name}
    >
      <header className={css.head}>
        <h1>{words.name}</h1>
        {at !== 'window' && (
          <Choice
            inside
            label={words.dock.label}
            value={at}
            onChange={moveTo}
            options={docks.map((value) => ({ value, text: words.dock[value] }))}
          />
        )}
        <button
          type="button"
          className={css.close}
          aria-label={words.close}
          title={words.close}
          onClick={onClose}
        >
          <X aria-hidden="true" />
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
      <p role="status" className={css.told} data-tone={studio.told.tone}>
        {studio.told.text}
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
      return <StepsTab studio={studio} />
    case 'calls':
      return <CallsTab studio={studio} />
  }
}
