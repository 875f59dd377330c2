import css from './Mark.module.css'

/** The mark: a disc and its two after-images. Decoration, it stands beside the name. */
export function Mark({ large }: { large?: boolean | undefined }) {
  return (
    <svg className={css.mark} data-large={large || undefined} viewBox="0 0 39 30" aria-hidden="true">
      <path className={css.old} d="M11.8 3.8a11.3 11.3 0 0 0 0 22.4 13.4 13.4 0 0 1 0-22.4Z" />
      <path className={css.late} d="M19.1 3.8a11.3 11.3 0 1 0 0 22.4 13.4 13.4 0 0 1 0-22.4Z" />
      <circle className={css.now} cx="26.3" cy="15" r="11.3" />
    </svg>
  )
}
