import { useSyncExternalStore } from 'react'

let open: readonly HTMLDialogElement[] = []
const listeners = new Set<() => void>()

function setOpen(next: readonly HTMLDialogElement[]): void {
  open = next
  for (const listener of listeners) listener()
}

/** The dialog is the uppermost from now on. */
export function modalOpened(dialog: HTMLDialogElement): void {
  setOpen([...open, dialog])
}

/** The dialog is not open any more. */
export function modalClosed(dialog: HTMLDialogElement): void {
  setOpen(open.filter((other) => other !== dialog))
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The uppermost modal dialog. */
export const topModal = (): HTMLElement | undefined => open.at(-1)

/** The same, followed: everything outside it is inert, so messages have to stand inside it. */
export function useTopModal(): HTMLElement | undefined {
  return useSyncExternalStore(subscribe, topModal)
}
