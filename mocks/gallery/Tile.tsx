import { useId, useState } from 'react'
import { LiveFrame } from './LiveFrame.tsx'
import { frameOf, linkOf, type Pair, type Size, type Theme } from './pairs.ts'
import { say } from './words.ts'
import css from './gallery.module.css'

/** One pair: its console, what it is, and the ways to it. */
export function Tile({
  pair,
  base,
  theme,
  size,
}: {
  readonly pair: Pair
  readonly base: string
  readonly theme: Theme
  readonly size: Size
}) {
  const { scenario, screen } = pair
  const heading = useId()
  const [isInUse, setInUse] = useState(false)
  const [isLoading, setLoading] = useState(false)
  const [told, setTold] = useState('')
  const link = linkOf(pair, base)
  const copy = () =>
    navigator.clipboard.writeText(new URL(link, location.href).href).then(
      () => setTold(say.copied),
      () => setTold(say.notCopied),
    )
  return (
    <li className={css.tile} aria-labelledby={heading}>
      <div className={css.caption}>
        <h3 id={heading}>{screen.title}</h3>
        {isLoading && <p className={css.loading}>{say.loading}</p>}
      </div>
      <LiveFrame
        address={frameOf(pair, base)}
        title={say.frame(scenario.title, screen.title)}
        theme={theme}
        size={size}
        isInUse={isInUse}
        onLoading={setLoading}
      />
      <div className={css.ways}>
        <a href={link} target="_blank" rel="noreferrer" aria-describedby={heading}>
          {say.open}
          <span className={css.unseen}> {say.newTab}</span>
        </a>
        <button type="button" aria-describedby={heading} onClick={() => void copy()}>
          {say.copy}
        </button>
        <button
          type="button"
          aria-pressed={isInUse}
          aria-describedby={heading}
          onClick={() => setInUse(!isInUse)}
        >
          {say.use}
        </button>
        <span role="status" className={css.told}>
          {told}
        </span>
      </div>
    </li>
  )
}
