import { rememberStop } from './remembered.ts'
import { tourStops } from './stops.ts'

/**
 * Begins the tour in this tab, in a world of its own: the page is opened anew at the first stop, with the tour beside it.
 * `base` is the console's base path with both slashes, `site` what everything that is kept is named by.
 */
export function beginTour(base: string, site: string): void {
  rememberStop(site, 0)
  const place = tourStops()[0]?.place ?? '/'
  location.assign(`${base}${place.slice(1)}?scenario=tour`)
}
