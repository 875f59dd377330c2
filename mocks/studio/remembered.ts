import type { Dock } from '../frame/frame.ts'

const keyOf = (site: string) => `${site}-studio`

/** Where the studio stands in this tab: beside the console, nowhere (null), or not to be offered at all (`off`). */
export function studioHere(site: string): Dock | 'off' | null {
  try {
    const kept = sessionStorage.getItem(keyOf(site))
    return kept === 'left' || kept === 'right' || kept === 'bottom' || kept === 'off' ? kept : null
  } catch {
    return null
  }
}

/** Lets a reload of this tab find the studio as it is. Whether it could be kept. */
export function rememberStudio(site: string, where: Dock | 'off' | null): boolean {
  try {
    if (where === null) sessionStorage.removeItem(keyOf(site))
    else sessionStorage.setItem(keyOf(site), where)
    return true
  } catch {
    return false
  }
}
