import { type RefObject, type SyntheticEvent, useLayoutEffect, useRef, useState } from 'react'
import { focusPlace, placeOf } from './focus-place.ts'
import { modalClosed, modalOpened } from './open-modals.ts'

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
    const place = placeOf(document.activeElement)
    dialog.showModal()
    modalOpened(dialog)
    setShown(true)
    return () => {
      modalClosed(dialog)
      dialog.close()
      // What had the focus may be gone, by what was done in the dialog or with the page that it was opened on.
      const at = document.activeElement
      if (at === document.body || dialog.contains(at)) focusPlace(place)
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
