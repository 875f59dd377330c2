import { beginningOf } from '../../control-plane/scenarios/registry.ts'
import type { Screen } from '../../control-plane/scenarios/scenario.ts'
import { activityOf, cardsOf, snapshotDialogOf, tabOf } from '../../control-plane/scenarios/screen-places.ts'
import { placesIn } from '../../control-plane/scenarios/screens.ts'
import type { Mark } from './mark.ts'
import { stopWords, type StopId } from './words.ts'

/** A stop of the tour: where it leads, what is marked there, and what time may pass (ms). */
export interface Stop {
  readonly id: StopId
  readonly place: string
  readonly mark: Mark
  readonly pass: { readonly label: string; readonly ms: number } | null
}

interface Planned {
  readonly id: StopId
  readonly at: Screen['place']
  readonly mark: Mark
  readonly pass?: Stop['pass']
}

const MINUTE_MS = 60_000

const planned: readonly Planned[] = [
  { id: 'cards', at: cardsOf('Commerce graph'), mark: { role: 'article', name: 'customer-graph' } },
  {
    id: 'snapshots',
    at: tabOf('customer-graph', 'snapshots'),
    mark: { role: 'button', name: 'Take snapshot' },
    pass: { label: stopWords.snapshots.pass, ms: 30 * MINUTE_MS },
  },
  {
    id: 'export',
    at: snapshotDialogOf('customer-graph', 'export'),
    mark: { role: 'button', name: 'Prepare the file' },
  },
  {
    id: 'restore',
    at: snapshotDialogOf('customer-graph', 'restore'),
    // The only one there: it begins with the hours that are lost.
    mark: { role: 'caption', name: '' },
  },
  {
    id: 'file',
    at: tabOf('inventory', 'restore-from-file'),
    mark: { role: 'group', name: 'Drop zone' },
  },
  {
    id: 'backup',
    at: tabOf('movies-sandbox', 'backups'),
    mark: { role: 'button', name: 'Request backup' },
    pass: { label: stopWords.backup.pass, ms: 10 * MINUTE_MS },
  },
  { id: 'activity', at: activityOf('Commerce graph'), mark: { role: 'link', name: 'Activity' } },
]

/** The seven stops, their places in the world that the tour begins with. Pure. */
export function tourStops(): readonly Stop[] {
  const screens = planned.map(({ id, at }) => ({ id, title: stopWords[id].title, place: at }))
  const places = placesIn(beginningOf('tour').source, screens)
  return planned.map(({ id, mark, pass = null }, index) => ({
    id,
    mark,
    pass,
    place: places[index]?.place ?? '/',
  }))
}
