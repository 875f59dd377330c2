import { createRoot } from 'react-dom/client'
import { showFrame } from '../frame/frame.ts'
import { isStudioKey } from '../studio/keys.ts'
import { openStudioWindow } from '../studio/start-studio.ts'
import { sideChanger } from './change-side.ts'
import { rememberEnd, rememberStop, type TourEnd } from './remembered.ts'
import { tourStops } from './stops.ts'
import { TourPanel } from './TourPanel.tsx'
import { words } from './words.ts'

interface Begun {
  readonly root: Element
  /** The console's base path, with both slashes. */
  readonly base: string
  readonly site: string
  /** From 0. */
  readonly stop: number
}

/** Shows the tour under the console, from `stop` on. When it ends, the tab is back in the world that all tabs share. */
export function showTour({ root, base, site, stop }: Begun): void {
  const stops = tourStops()
  const end = (how: TourEnd) => {
    rememberStop(site, null)
    rememberEnd(site, how)
    location.assign(`${base}?world=main`)
  }
  showFrame({
    root,
    dock: 'bottom',
    title: words.tour.console,
    panel(place, frame) {
      const studio = () => {
        openStudioWindow(base)
      }
      const change = sideChanger(place, frame)
      const onKey = (event: KeyboardEvent) => {
        if (isStudioKey(event)) studio()
        else if (event.key === 'F6') change()
        else return
        event.preventDefault()
      }
      addEventListener('keydown', onKey)
      frame.addEventListener('load', () => frame.contentWindow?.addEventListener('keydown', onKey))
      createRoot(place).render(
        <TourPanel
          frame={frame}
          base={base}
          stops={stops}
          first={Math.min(stop, stops.length - 1)}
          onStop={(at) => rememberStop(site, at)}
          onEnd={end}
          onStudio={studio}
        />,
      )
    },
  })
}
