/** What a page in a frame tells the page around it: its host stands; it shows what its world says. */
export const STARTED = 'afterglow:started'
export const READY = 'afterglow:ready'

/** Tells the page around this one, of the same origin; nobody where there is none. */
export function tellAround(message: typeof STARTED | typeof READY): void {
  if (window.parent !== window) window.parent.postMessage(message, location.origin)
}

/** Hears what the page in `frame` tells. Gives a way to stop. */
export function hear(frame: HTMLIFrameElement, heard: (message: unknown) => void): () => void {
  const listener = ({ source, origin, data }: MessageEvent) => {
    if (source === frame.contentWindow && origin === location.origin) heard(data)
  }
  window.addEventListener('message', listener)
  return () => window.removeEventListener('message', listener)
}
