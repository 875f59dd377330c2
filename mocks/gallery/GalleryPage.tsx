import { useEffect, useState } from 'react'
import type { ScenarioCard } from '../../control-plane/scenarios/screens.ts'
import { Choice } from './Choice.tsx'
import { pairsOf, queryOf, readView, shown, sizes, themes, type Pair, type View } from './pairs.ts'
import { Tile } from './Tile.tsx'
import { say } from './words.ts'
import css from './gallery.module.css'

/** Every scenario on its screens. What is searched and how it is shown stands in the address. */
export function GalleryPage({
  cards,
  base,
}: {
  readonly cards: readonly ScenarioCard[]
  readonly base: string
}) {
  const [view, setView] = useState(() =>
    readView(
      location.search,
      cards.map(({ id }) => id),
    ),
  )
  const change = (part: Partial<View>) => setView({ ...view, ...part })
  useEffect(() => {
    history.replaceState(history.state, '', `${location.pathname}${queryOf(view)}`)
  }, [view])
  useEffect(() => {
    const { dataset } = document.documentElement
    const chosen = dataset['theme']
    if (view.theme === 'system') return
    dataset['theme'] = view.theme
    return () => {
      if (chosen === undefined) delete dataset['theme']
      else dataset['theme'] = chosen
    }
  }, [view.theme])
  const pairs = pairsOf(cards)
  const found = shown(pairs, view)
  return (
    <>
      <header className={css.head}>
        <div className={css.title}>
          <h1>{say.title}</h1>
          <p>{say.lead}</p>
          <a href={base}>{say.toConsole}</a>
        </div>
        <search className={css.choices}>
          <label className={css.search}>
            <span>{say.search}</span>
            <input
              type="search"
              value={view.search}
              autoComplete="off"
              onChange={(event) => change({ search: event.target.value })}
            />
          </label>
          <label>
            <span>{say.scenario}</span>
            <select value={view.scenario} onChange={(event) => change({ scenario: event.target.value })}>
              <option value="">{say.everyScenario}</option>
              {cards.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          </label>
          <Choice
            label={say.theme}
            options={themes}
            value={view.theme}
            name={(theme) => say.themes[theme]}
            onChange={(theme) => change({ theme })}
          />
          <Choice
            label={say.width}
            options={sizes}
            value={view.size}
            name={({ width }) => say.px(width)}
            onChange={(size) => change({ size })}
          />
          <output className={css.count}>{say.count(found.length, pairs.length)}</output>
        </search>
      </header>
      <main className={css.main}>
        {cards.map((card) => (
          <Scenario
            key={card.id}
            card={card}
            pairs={found.filter(({ scenario }) => scenario === card)}
            base={base}
            view={view}
          />
        ))}
        {found.length === 0 && (
          <div className={css.none}>
            <h2>{say.none}</h2>
            <p>{say.noneRemedy}</p>
            <button type="button" onClick={() => change({ search: '', scenario: '' })}>
              {say.showAll}
            </button>
          </div>
        )}
      </main>
    </>
  )
}

function Scenario({
  card,
  pairs,
  base,
  view,
}: {
  readonly card: ScenarioCard
  readonly pairs: readonly Pair[]
  readonly base: string
  readonly view: View
}) {
  if (pairs.length === 0) return null
  const { id, title, description, user, statuses } = card
  return (
    <section aria-labelledby={`scenario-${id}`} className={css.scenario}>
      <h2 id={`scenario-${id}`}>{title}</h2>
      <p>{description}</p>
      <p className={css.facts}>
        <code>{id}</code> {say.asUser(user.name, user.role)}
        {statuses.length > 0 && <>. {say.statuses(statuses)}</>}
      </p>
      <ul className={css.tiles} data-width={view.size.width}>
        {pairs.map((pair) => (
          <Tile key={pair.screen.id} pair={pair} base={base} theme={view.theme} size={view.size} />
        ))}
      </ul>
    </section>
  )
}
