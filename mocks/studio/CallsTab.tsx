import { Button } from './controls.tsx'
import css from './studio.module.css'
import type { Studio } from './use-studio.ts'
import { words } from './words.ts'

const say = words.calls
const SHOWN = 100

/** The calls of the console, the newest first. */
export function CallsTab({ studio }: { readonly studio: Studio }) {
  const { log, run, tell } = studio
  if (log.length === 0) return <p>{say.none}</p>
  const failNext = (operation: string) =>
    run(async (it) => {
      await it.fail({ operation, reason: 'unavailable' })
      tell(say.failing(operation))
    })
  return (
    <table className={`${css.calls} ${css.all}`}>
      <thead>
        <tr>
          <th scope="col">{say.operation}</th>
          <th scope="col">{say.status}</th>
          <th scope="col">{say.ms}</th>
          <th scope="col">
            <span className={css.hidden}>{say.action}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {log.slice(0, SHOWN).map(({ n, operation, method, path, status, ms, by }) => (
          <tr key={n}>
            <th scope="row">
              {operation ?? say.unknown}
              <span className={css.path} title={path}>
                {method} {shortened(path)}
              </span>
            </th>
            <td>
              <span className={isFine(status) ? undefined : css.bad}>
                {typeof status === 'number' ? status : say[status]}
              </span>
              {by === 'line' && <span className={css.path}>{say.laid}</span>}
            </td>
            <td>{Math.round(ms)}</td>
            <td>
              {operation !== null && (
                <Button quiet label={say.failOf(operation)} onClick={() => failNext(operation)}>
                  {say.fail}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Of an id the first eight characters, which tell it from others. */
const shortened = (path: string) =>
  path.replaceAll(/([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '$1…')

const isFine = (status: number | 'lost' | 'aborted') =>
  status === 'aborted' || (status !== 'lost' && status < 400)
