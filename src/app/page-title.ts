import { useToasts } from '../feedback/toasts.ts'
import { failedCount } from '../messages/shell.tsx'
import { topModal } from '../ui/open-modals.ts'

let news: string | undefined
/** How much failed since somebody looked. */
let failed = 0
let place: readonly (string | null | undefined)[] = []

function write(): void {
  const top = topModal() ?? document.querySelector('main')
  const heading = top?.querySelector('h1, h2')
  // A name that is being changed is a field: the page is called as before meanwhile.
  if (heading && !heading.querySelector('input')) {
    place = [top?.querySelector('nav [aria-current]')?.firstChild?.textContent, heading.textContent]
  }
  document.title = [news, ...place, 'Afterglow'].filter(Boolean).join(' · ')
}

const look = () => {
  if (document.visibilityState === 'visible') {
    news = undefined
    failed = 0
  }
  write()
}

/**
 * Calls the document after what is on top in it: the tab and the heading of the uppermost dialog, or of the page. No page can
 * forget it, and a name that changes is followed. What is told while nobody looks stands before it. Returns how to stop.
 */
export function followTitle(): () => void {
  const observer = new MutationObserver(write)
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['aria-current', 'open'],
  })
  document.addEventListener('visibilitychange', look)
  const stop = useToasts.subscribe(({ toasts }, before) => {
    const told = toasts.at(-1)
    if (told && toasts.length > before.toasts.length)
      tellInTitle(told.news ?? told.title, told.tone === 'bad')
  })
  look()
  return () => {
    stop()
    observer.disconnect()
    document.removeEventListener('visibilitychange', look)
  }
}

/**
 * Says before the title what has happened, until somebody looks at the page. A failure (`bad`) is not hidden by what comes
 * after it; of several, the title says how many.
 */
export function tellInTitle(text: string, bad: boolean): void {
  if (bad) failed += 1
  if (failed > 1) news = failedCount(failed)
  else if (bad || !failed) news = text
  look()
}
