/** Leads the console in `view` to an address without loading its page again, as going forward in its history does. */
export function goTo(view: Window, address: string): void {
  const before: unknown = view.history.state
  const index = typeof before === 'object' && before !== null && 'idx' in before ? Number(before.idx) : 0
  const state = { idx: index + 1, key: `tour-${index + 1}`, usr: null }
  view.history.pushState(state, '', address)
  view.dispatchEvent(new PopStateEvent('popstate', { state }))
}
