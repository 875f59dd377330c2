/**
 * Puts the focus on a heading, which Tab does not reach. A ring is shown only to somebody at the keyboard: by itself the
 * browser shows one where it has seen neither key nor pointer yet, as after a load.
 */
export function focusHeading(heading: HTMLElement, byKeyboard: boolean): void {
  heading.tabIndex = -1
  const { style } = heading
  style.outlineStyle = byKeyboard ? '' : 'none'
  if (!byKeyboard)
    heading.addEventListener('blur', () => style.removeProperty('outline-style'), { once: true })
  heading.focus()
}
