import { create } from 'zustand'

/** Where this browser remembers which failures were seen: every tab of it, and after a reload. */
const KEY = 'afterglow-seen'
/** More than are listed at any time that a person would go through. */
const MOST = 500

function remembered(): readonly string[] {
  try {
    return (localStorage.getItem(KEY) ?? '').split(' ').filter(Boolean)
  } catch {
    // Storage is blocked: it holds for this page.
    return []
  }
}

/** The ids of failed operations that this person has seen. */
export const useSeen = create<{ readonly ids: readonly string[] }>(() => ({ ids: remembered() }))

addEventListener('storage', ({ key }) => {
  if (key === KEY) useSeen.setState({ ids: remembered() })
})

/** They were seen, in every tab of this browser. */
export function see(seen: readonly string[]): void {
  const ids = [...new Set([...remembered(), ...useSeen.getState().ids, ...seen])].slice(-MOST)
  useSeen.setState({ ids })
  try {
    localStorage.setItem(KEY, ids.join(' '))
  } catch {
    // Storage is blocked.
  }
}
