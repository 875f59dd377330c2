/** What is remembered of the tour: where this tab stands in it, and whether this browser was told what the demo is. */
const tourOf = (site: string) => `${site}-tour`
const endOf = (site: string) => `${site}-tour-ended`
const toldOf = (site: string) => `${site}-told`

/** The stop (from 0) at which this tab is, or null: it is not on the tour. */
export function stopHere(site: string): number | null {
  const written = read(() => sessionStorage, tourOf(site))
  return written !== null && /^\d$/.test(written) ? Number(written) : null
}

/** Null: the tour is over. Where storage is blocked, a reload is the end of it. */
export function rememberStop(site: string, stop: number | null): void {
  write(() => sessionStorage, tourOf(site), stop === null ? null : String(stop))
}

/** How the tour was ended in this tab, for the page that is opened then. */
export type TourEnd = 'keyboard' | 'pointer'

export const rememberEnd = (site: string, how: TourEnd): void => write(() => sessionStorage, endOf(site), how)

/** How it was ended just now, said once; null: it was not. */
export function takeEnd(site: string): TourEnd | null {
  const how = read(() => sessionStorage, endOf(site))
  if (how !== null) write(() => sessionStorage, endOf(site), null)
  return how === 'keyboard' || how === 'pointer' ? how : null
}

/** Whether someone in this browser was told that it is an emulation. */
export const wasTold = (site: string): boolean => read(() => localStorage, toldOf(site)) !== null

export const rememberTold = (site: string): void => write(() => localStorage, toldOf(site), 'yes')

// Storage that is blocked throws as it is looked at.
function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key)
  } catch {
    return null
  }
}

function write(storage: () => Storage, key: string, value: string | null): void {
  try {
    if (value === null) storage().removeItem(key)
    else storage().setItem(key, value)
  } catch {
    // Nothing to be done: it is asked again.
  }
}
