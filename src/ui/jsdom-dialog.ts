/**
 * For tests only: what jsdom lacks of dialogs, popovers and scrolling, as far as these parts rely on it. Modal stacking,
 * Escape on the uppermost, focus that returns, `popovertarget`, beforetoggle and toggle events.
 */
import { fireEvent } from '@testing-library/react'
import { afterEach } from 'vitest'

type Open = { element: HTMLElement; previous: Element | null }
let open: Open[] = []

const style = document.createElement('style')
style.textContent = '[popover] { display: none } [popover][data-popover-open] { display: block }'
document.head.append(style)

afterEach(() => {
  open = []
})

/** Ends the CSS animation of `element`. jsdom has no animations, so React listens there for the name with a prefix. */
export function endAnimation(element: Element): void {
  for (const type of ['animationend', 'webkitAnimationEnd']) {
    fireEvent(element, new Event(type, { bubbles: true }))
  }
}

const isOpen = (element: HTMLElement) => open.some((entry) => entry.element === element)

function toggle(element: HTMLElement, type: 'beforetoggle' | 'toggle', newState: 'open' | 'closed'): void {
  const event = new Event(type)
  Object.assign(event, { newState, oldState: newState === 'open' ? 'closed' : 'open' })
  element.dispatchEvent(event)
}

function leave(element: HTMLElement): void {
  const entry = open.find((other) => other.element === element)
  open = open.filter((other) => other !== entry)
  const hadFocus = element.contains(document.activeElement) || document.activeElement === document.body
  if (hadFocus && entry?.previous instanceof HTMLElement) entry.previous.focus()
}

function show(this: HTMLElement): void {
  if (isOpen(this)) throw new DOMException('Already showing', 'InvalidStateError')
  toggle(this, 'beforetoggle', 'open')
  this.dataset['popoverOpen'] = ''
  open.push({ element: this, previous: document.activeElement })
  queueMicrotask(() => toggle(this, 'toggle', 'open'))
}

function hide(this: HTMLElement): void {
  if (!isOpen(this)) return
  toggle(this, 'beforetoggle', 'closed')
  delete this.dataset['popoverOpen']
  if (this.getAttribute('popover') === 'auto') leave(this)
  else open = open.filter((entry) => entry.element !== this)
  queueMicrotask(() => toggle(this, 'toggle', 'closed'))
}

// Nothing has a place there.
Element.prototype.scrollIntoView = () => {}

HTMLElement.prototype.showPopover = show
HTMLElement.prototype.hidePopover = hide

HTMLDialogElement.prototype.showModal = function showModal() {
  if (this.open) throw new DOMException('Already open', 'InvalidStateError')
  open.push({ element: this, previous: document.activeElement })
  this.open = true
  this.focus()
}
HTMLDialogElement.prototype.close = function close() {
  if (!this.open) return
  leave(this)
  this.open = false
  queueMicrotask(() => this.dispatchEvent(new Event('close')))
}

document.addEventListener('click', ({ target, defaultPrevented }) => {
  if (defaultPrevented || !(target instanceof Element)) return
  const auto = open.filter(({ element }) => element.getAttribute('popover') === 'auto')
  const id = target.closest('[popovertarget]')?.getAttribute('popovertarget')
  const invoked = id ? document.getElementById(id) : null
  for (const { element } of auto) if (element !== invoked && !element.contains(target)) element.hidePopover()
  if (invoked && isOpen(invoked)) invoked.hidePopover()
  else invoked?.showPopover()
})

document.addEventListener('keydown', ({ key, defaultPrevented }) => {
  const top = open.findLast(({ element }) => element.getAttribute('popover') !== 'manual')?.element
  if (key !== 'Escape' || defaultPrevented || !top) return
  if (!(top instanceof HTMLDialogElement)) top.hidePopover()
  else if (top.dispatchEvent(new Event('cancel', { cancelable: true }))) top.close()
})
