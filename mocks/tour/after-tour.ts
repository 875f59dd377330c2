import { focusHeading } from './focus-heading.ts'
import { takeEnd } from './remembered.ts'

/** After the tour, the focus is on the heading of the console, once that is shown; unless the person was faster. */
export async function arriveAfterTour(site: string, ready: () => Promise<void>): Promise<void> {
  const ended = takeEnd(site)
  if (ended === null) return
  await ready()
  const heading = document.querySelector<HTMLElement>('main h1')
  if (heading && document.activeElement === document.body) focusHeading(heading, ended === 'keyboard')
}
