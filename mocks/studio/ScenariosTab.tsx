import Search from 'lucide-react/icons/search'
import { useState, type MouseEvent } from 'react'
import type { PageControl } from '../control-global.ts'
import { Button, Choice } from './controls.tsx'
import css from './studio.module.css'
import type { Studio } from './use-studio.ts'
import { words } from './words.ts'

const say = words.scenarios
const roles = ['viewer', 'member', 'admin'] as const

/** What of a studio is needed here. */
interface ScenariosOf extends Pick<Studio, 'state' | 'run' | 'tell'> {
  readonly control: Pick<PageControl, 'world' | 'scenarios'> | null
  readonly side: Pick<Studio['side'], 'open'>
}

/** Every scenario with its screens, and whose world this one is. */
export function ScenariosTab({ studio, base }: { readonly studio: ScenariosOf; readonly base: string }) {
  const { control, state, side, run, tell } = studio
  const [sought, seek] = useState('')
  const asked = sought.toLowerCase().split(/\s+/)
  const cards = (control?.scenarios() ?? []).filter(({ id, title, description, screens }) => {
    const text = [id, title, description, ...screens.map((screen) => screen.title)].join(' ').toLowerCase()
    return asked.every((word) => text.includes(word))
  })
  const addressOf = (scenario: string, place: string) => {
    const url = new URL(base + place.replace(/^\//, ''), location.href)
    url.searchParams.set('scenario', scenario)
    return url.pathname + url.search + url.hash
  }
  // In the console, unless a tab of its own is wanted.
  const openHere = (address: string) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    side.open(address)
  }
  return (
    <>
      <div className={`${css.row} ${css.all}`}>
        <label className={`${css.search} ${css.grow}`}>
          <Search aria-hidden="true" />
          <input
            type="search"
            aria-label={say.search}
            placeholder={say.search}
            value={sought}
            onChange={({ target }) => seek(target.value)}
          />
        </label>
        <Choice
          inside
          label={say.role}
          value={state?.role ?? ''}
          onChange={(value) => run((it) => it.setRole(value === '' ? null : value))}
          options={[{ value: '', text: say.ownRole }, ...roles.map((value) => ({ value, text: value }))]}
        />
        <Button onClick={() => run(async (it) => it.reset().then(() => tell(say.begun)))}>{say.reset}</Button>
      </div>
      <div className={`${css.screens} ${css.quiet} ${css.all}`}>
        <p role="status" className={css.push}>
          {cards.length === 0 ? say.none : say.count(cards.length)}
        </p>
        {control && control.world !== 'main' && (
          <a href={`${base}?world=main`} onClick={openHere(`${base}?world=main`)}>
            {say.backToMain}
          </a>
        )}
        <a href={`${base}tour`} onClick={openHere(`${base}tour`)}>
          {say.tour}
        </a>
        <a href={`${base}gallery`} target="_blank" rel="noreferrer">
          {say.gallery}
          <span className={css.hidden}> {say.newTab}</span>
        </a>
      </div>
      <ul className={`${css.cards} ${css.all}`}>
        {cards.map(({ id, title, description, user, screens }) => (
          <li key={id} aria-current={id === state?.scenario ? 'true' : undefined}>
            <h2>{title}</h2>
            <p>{description}</p>
            <p className={css.quiet}>
              {say.as(user.name, user.role)}
              {id === state?.scenario && <b> {say.here}</b>}
            </p>
            <ul className={css.screens}>
              {screens.map((screen) => (
                <li key={screen.id}>
                  <a href={addressOf(id, screen.place)} onClick={openHere(addressOf(id, screen.place))}>
                    {screen.title}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  )
}
