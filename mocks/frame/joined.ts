/** What the page around a framed console offers it: its own history, which is then the one that back and forward go through. */
export interface Around {
  /** The console went on, or its address was put right. */
  went(how: 'push' | 'replace', state: unknown, address: string): void
  /** Calls `listener` when back or forward was pressed. Gives a way to stop. */
  onBack(listener: (state: unknown, address: string) => void): () => void
  /** What the history holds of the place that is shown. */
  state(): unknown
  /** The console's own window. */
  console(): Window | null
  /** Loads another address in the console. */
  open(address: string): void
}

declare global {
  interface Window {
    /** Of a page that shows the console in a frame. */
    afterglowAround?: Around
  }
}

/**
 * In a console that stands in a frame: every step of its history is made in the page around it, so that back, forward and a
 * reload of the tab go through the same places as without the frame. To be called before the router starts.
 */
export function joinFrame(): void {
  const around = window.parent === window ? undefined : window.parent.afterglowAround
  if (!around) return
  const replace = history.replaceState.bind(history)
  replace(around.state(), '', location.href)
  const mirrored =
    (how: 'push' | 'replace') =>
    (state: unknown, _unused: string, url?: string | URL | null): void => {
      replace(state, '', url)
      around.went(how, state, location.href)
    }
  history.pushState = mirrored('push')
  history.replaceState = mirrored('replace')
  const stop = around.onBack((state, address) => {
    replace(state, '', address)
    window.dispatchEvent(new PopStateEvent('popstate', { state }))
  })
  window.addEventListener('pagehide', stop)
}
