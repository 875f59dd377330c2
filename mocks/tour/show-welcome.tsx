import { createRoot } from 'react-dom/client'
import { rememberTold } from './remembered.ts'
import css from './tour.module.css'
import { Welcome } from './Welcome.tsx'

/** Says in a corner of the page what the demo is, and remembers that it was said. */
export function showWelcome(base: string, site: string): void {
  const holder = document.createElement('div')
  // It is there before its text, which is therefore read out.
  holder.setAttribute('role', 'status')
  holder.className = css.holder ?? ''
  // Early in the order of the keys, as it is the first thing to know; without the focus, which is the person's.
  const skip = document.querySelector('a[href="#main"]')
  if (skip) skip.after(holder)
  else document.body.prepend(holder)
  const root = createRoot(holder)
  const close = () => {
    const hadFocus = holder.contains(document.activeElement)
    rememberTold(site)
    root.unmount()
    holder.remove()
    if (hadFocus) document.querySelector('main')?.focus({ preventScroll: true })
  }
  const takeTour = async () => {
    rememberTold(site)
    const { beginTour } = await import('./begin.ts')
    beginTour(base, site, (address) => location.assign(address))
  }
  holder.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close()
  })
  root.render(<Welcome onTour={() => void takeTour()} onClose={close} />)
}
