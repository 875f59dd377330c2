const typed = 'input, select, textarea, [contenteditable=true]'

/** Whether this is the key of the studio, Ctrl+Shift+period, pressed while nobody types. */
export function isStudioKey(event: KeyboardEvent): boolean {
  if (!event.ctrlKey || !event.shiftKey || event.altKey || event.code !== 'Period') return false
  const view = event.view
  const at = view?.document.activeElement
  return !at?.matches(typed)
}
