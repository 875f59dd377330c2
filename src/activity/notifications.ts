import { create } from 'zustand'

/** Where this browser remembers that the person wants them. */
const KEY = 'afterglow-notify'

function wanted(): boolean {
  try {
    return localStorage.getItem(KEY) === 'on'
  } catch {
    return false
  }
}

/** Whether they are given: `unable` where the browser has none for this page, `blocked` where the person said no to it. */
export type Notifying = 'on' | 'off' | 'blocked' | 'unable'

function standing(): Notifying {
  if (typeof Notification === 'undefined' || !window.isSecureContext) return 'unable'
  if (Notification.permission === 'denied') return 'blocked'
  return wanted() && Notification.permission === 'granted' ? 'on' : 'off'
}

export const useNotifying = create<{ readonly at: Notifying }>(() => ({ at: standing() }))

const look = () => useNotifying.setState({ at: standing() })
addEventListener('storage', ({ key }) => {
  if (key === KEY) look()
})
// The person may have changed their mind in the browser's own settings.
addEventListener('focus', look)

/** Switches them on or off, remembered by this browser. The browser asks the person the first time. Only by their own click. */
export async function setNotifying(on: boolean): Promise<void> {
  if (on && standing() === 'unable') return
  if (on) await Notification.requestPermission()
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // Storage is blocked: nothing is remembered, so nothing is given.
  }
  look()
}

/** Gives one, where they are on. The same `id` from another tab replaces it. `onOpen`: the person pressed it. */
export function notify({
  id,
  title,
  text,
  onOpen,
}: {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly onOpen: () => void
}): void {
  if (standing() !== 'on') return
  try {
    const given = new Notification(title, { body: text, tag: id })
    given.addEventListener('click', () => {
      given.close()
      window.focus()
      onOpen()
    })
  } catch {
    // Some browsers have them for service workers alone; the title of the page says the same.
  }
}
