import {
  type RefObject,
  type SyntheticEvent,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'

let open: readonly HTMLDialogElement[] = []
const listeners = new Set<() => void>()

function setOpen(next: readonly HTMLDialogElement[]): void {
  open = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The uppermost modal dialog: everything outside it is inert, so messages have to stand inside it. */
export function useTopModal(): HTMLElement | undefined {
  return useSyncExternalStore(subscribe, () => open.at(-1))
}

type Modal = {
  ref: RefObject<HTMLDialogElement | null>
  /** False in the first pass: the content is rendered once the dialog is open, so `autoFocus` in it works. */
  shown: boolean
  handlers: { onCancel: (event: SyntheticEvent) => void; onClose: (event: SyntheticEvent) => void }
}

/**
 * Opens the dialog as modal while it is rendered, and gives the focus back when it goes. A dialog inside another
 * one is rendered after the outer has opened, so a link to the inner one stacks them in the right order.
 * Without `onClose` it stays until the caller stops rendering it.
 */
export function useModal(onClose: (() => void) | null): Modal {
  const ref = useRef<HTMLDialogElement>(null)
  const [shown, setShown] = useState(false)
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    dialog.showModal()
    setOpen([...open, dialog])
    setShown(true)
    return () => {
      setOpen(open.filter((other) => other !== dialog))
      dialog.close()
    }
  }, [])
  return {
    ref,
    shown,
    handlers: {
      onCancel: (event) => {
        // A file picker inside fires a cancel that bubbles up to here.
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose?.()
      },
      // The browser may close without asking (a second Escape); the element is gone or open again after our own close.
      onClose: (event) => {
        const dialog = event.currentTarget
        if (
          event.target === dialog &&
          dialog instanceof HTMLDialogElement &&
          dialog.isConnected &&
          !dialog.open
        )
          if (onClose) onClose()
          else dialog.showModal()
      },
    },
  }
}
