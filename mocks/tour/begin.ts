import { rememberStop } from './remembered.ts'
import { tourStops } from './stops.ts'

/**
 * Begins the tour in this tab, in a world of its own: `go` opens the page anew at the first stop, with the tour beside it.
 * `base` is the console's base path with both slashes, `site` what everything that is kept is named by.
 */
export function beginTour(base: string, site: string, go: (address: string) => void): void {
  rememberStop(site, 0)
  const place = tourStops()[0]?.place ?? '/'
  go(`${base}${place.slice(1)}?scenario=tour`)
}

/** Begins it from the address of the tour, wherever in this tab that was opened; back leads to what was there before. */
export function beginTourHere(base: string, site: string): void {
  const page = window.parent.afterglowAround ? window.parent : window
  beginTour(base, site, (address) => page.location.replace(address))
}
