import { createRoot } from 'react-dom/client'
import { rememberTold } from './remembered.ts'
import { Welcome } from './Welcome.tsx'

/** Says in a corner of the page what the demo is, and remembers that it was said. */
export function showWelcome(base: string, site: string): void {
  const holder = document.body.appendChild(document.createElement('div'))
  // It is there before its text, which is therefore read out.
  holder.setAttribute('role', 'status')
  const root = createRoot(holder)
  const close = () => {
    const hadFocus = holder.contains(document.activeElement)
    rememberTold(site)
    root.unmount()
    holder.remove()
    if (hadFocus) document.querySelector('main')?.focus()
  }
  const takeTour = async () => {
    rememberTold(site)
    const { beginTour } = await import('./begin.ts')
    beginTour(base, site)
  }
  holder.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close()
  })
  root.render(<Welcome onTour={() => void takeTour()} onClose={close} />)
}
