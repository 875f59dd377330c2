import { onTestFinished } from 'vitest'

/** Brings the page of a test to the front or to the back, as the browser tells it; to the front again when the test has ended. */
export function look(isSeen: boolean): void {
  const set = (state: DocumentVisibilityState) => {
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }
  set(isSeen ? 'visible' : 'hidden')
  if (!isSeen) onTestFinished(() => set('visible'))
}
