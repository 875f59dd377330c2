import { STARTED } from '../gallery/frame-messages.ts'
import { MOVED, type PageControl } from '../control-global.ts'

/** The console that a studio belongs to: beside it, or in the window that opened it. */
export interface ConsoleSide {
  /** Null while it is loading. */
  control(): PageControl | null
  /** Where it stands: path, search and fragment. */
  place(): string
  /** Loads another address in it. */
  open(address: string): void
  /** Calls `listener` when its world moved, a call was answered, or the page was loaded. Gives a way to stop. */
  follow(listener: () => void): () => void
}

const ANSWERED = 'afterglow:answered'

/** The console in the window that `view` gives: another document after each load. */
export function consoleSide(
  site: string,
  view: () => Window | null,
  open: (address: string) => void,
): ConsoleSide {
  const opened = () => {
    const window = view()
    return window === null || window.closed ? null : window
  }
  return {
    control: () => opened()?.afterglow ?? null,
    place() {
      const at = opened()?.location
      return at ? at.pathname + at.search + at.hash : ''
    },
    open,
    follow(listener) {
      let end = () => {}
      const begin = () => {
        end()
        const window = opened()
        for (const name of [MOVED, ANSWERED]) window?.addEventListener(name, listener)
        end = () => {
          for (const name of [MOVED, ANSWERED]) window?.removeEventListener(name, listener)
        }
        listener()
      }
      const channel = new BroadcastChannel(channelOf(site))
      channel.addEventListener('message', begin)
      begin()
      return () => {
        channel.close()
        end()
      }
    },
  }
}

const channelOf = (site: string) => `${site}-studio`

/** Tells every studio of the site that a console's control stands. */
export function tellStudios(site: string): void {
  const channel = new BroadcastChannel(channelOf(site))
  channel.postMessage(STARTED)
  channel.close()
}
