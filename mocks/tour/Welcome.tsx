import css from './tour.module.css'
import { words } from './words.ts'

interface Props {
  readonly onTour: () => void
  readonly onClose: () => void
}

/** The card that says once what the demo is. It takes no focus, and no dialog waits for it. */
export function Welcome({ onTour, onClose }: Props) {
  const { label, title, text, tour, close } = words.told
  return (
    <aside className={css.card} aria-label={label}>
      <h2 className={css.title}>{title}</h2>
      <p className={css.text}>{text}</p>
      <p className={css.ways}>
        <button type="button" className={css.solid} onClick={onTour}>
          {tour}
        </button>
        <button type="button" className={css.button} onClick={onClose}>
          {close}
        </button>
      </p>
    </aside>
  )
}
