import css from './studio.module.css'
import type { Studio } from './use-studio.ts'
import { words } from './words.ts'

const say = words.calls
const SHOWN = 100

/** The calls of the console, the newest first. */
export function CallsTab({ studio }: { readonly studio: Studio }) {
  const { log, run } = studio
  if (log.length === 0) return <p>{say.none}</p>
  return (
    <table className={css.calls}>
      <thead>
        <tr>
          <th scope="col">{say.operation}</th>
          <th scope="col">{say.status}</th>
          <th scope="col">{say.ms}</th>
          <th scope="col">{say.fail}</th>
        </tr>
      </thead>
      <tbody>
        {log.slice(0, SHOWN).map(({ n, operation, method, path, status, ms, by }) => (
          <tr key={n}>
            <th scope="row">
              {operation ?? say.unknown}
              <span className={css.path}>
                {method} {path}
              </span>
            </th>
            <td>
              {typeof status === 'number' ? status : say[status]}
              {by === 'line' && <span className={css.path}>{say.laid}</span>}
            </td>
            <td>{Math.round(ms)}</td>
            <td>
              {operation !== null && (
                <button
                  type="button"
                  aria-label={say.failOf(operation)}
                  onClick={() => run((it) => it.fail({ operation, reason: 'unavailable' }))}
                >
                  {say.fail}
                </button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
