/** An element of the console by what a person knows of it: its role, and how its name begins. */
export interface Mark {
  readonly role: 'article' | 'button' | 'caption' | 'group' | 'link'
  readonly name: string
}

const selectors = {
  article: 'article',
  button: 'button',
  caption: 'figcaption',
  group: '[role="group"]',
  link: 'a[href]',
} as const satisfies Record<Mark['role'], string>

const ATTRIBUTE = 'data-afterglow-tour'
/** Outside of every layer of the console's styles; forced colours give it a colour of theirs. */
const style = `[${ATTRIBUTE}] { outline: 3px solid var(--ember, Highlight) !important; outline-offset: 3px !important; scroll-margin-block: 6rem; }`

function nameOf(element: Element): string {
  const said = element.getAttribute('aria-label')
  if (said !== null) return said
  const by = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? []
  const { ownerDocument: page } = element
  const told = by.map((each) => page.getElementById(each))
  return (
    told.length > 0 ? told.map((each) => each?.textContent ?? '').join(' ') : element.textContent
  ).trim()
}

const nameOfAll = (element: Element) => nameOf(element).replaceAll(/\s+/g, ' ')

/** The element that a mark means: the last such, since what stands above the page comes after it. Null: it is not there. */
export function findMarked(page: Document, { role, name }: Mark): HTMLElement | null {
  const all = [...page.querySelectorAll<HTMLElement>(selectors[role])]
  return all.findLast((each) => nameOfAll(each).startsWith(name) && !each.closest('[hidden]')) ?? null
}

/**
 * Marks an element of `page` wherever it is drawn anew, and tells whether it is there. Returns what ends it.
 * The page follows the element once: afterwards the person scrolls.
 */
export function keepMarked(page: Document, mark: Mark, tell: (isThere: boolean) => void): () => void {
  const view = page.defaultView
  if (!view) return () => {}
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(style)
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet]
  let marked: HTMLElement | null = null
  let isShown = false
  const look = () => {
    const found = findMarked(page, mark)
    if (found === marked) return
    marked?.removeAttribute(ATTRIBUTE)
    found?.setAttribute(ATTRIBUTE, '')
    marked = found
    if (found && !isShown) {
      const still = view.matchMedia('(prefers-reduced-motion: reduce)').matches
      found.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' })
      isShown = true
    }
    tell(found !== null)
  }
  const observer = new view.MutationObserver(look)
  observer.observe(page, { subtree: true, childList: true })
  tell(false)
  look()
  return () => {
    observer.disconnect()
    marked?.removeAttribute(ATTRIBUTE)
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((each) => each !== sheet)
  }
}
