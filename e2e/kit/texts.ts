import { expect, type Locator, type Page } from '@playwright/test'

const plain = 'aceinouy'
const marked = 'åçéîñöûý'

/** A text of the catalogue as the pseudo-locale shows it, for a locator. */
export const said = (text: string): RegExp =>
  new RegExp(
    text
      .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replaceAll(/[aceinouy]/gi, (letter) => marked[plain.indexOf(letter.toLowerCase())] ?? letter),
    'i',
  )

/** Where nothing but data stands: a name, an id, an instant, a command. */
const dataElements = 'bdi, code, time, pre, var, kbd'

/** What else is data: numbers with their units, days, versions, products, places, ids, files. */
const data: readonly RegExp[] = [
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/g,
  /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b/g,
  /\b(?:UTC|GMT\S*)/g,
  /[\d.,]+(?:st|nd|rd|th)\b/g,
  /[\d.,]+ ?(?:bytes?|[kMGTP]?B(?:\/s)?|min|[hsdMG])\b/g,
  /[\w-]+\.(?:dump|backup|tar|csv|json)\b/g,
  /\.(?:dump|backup|tar)\b/g,
  /\b[a-z][a-z_-]*-\d+\.\d+\b/g,
  /\b[0-9a-f]{8}(?:-[0-9a-f-]{27})?\b/g,
  /\b(?:Neo4j(?: (?:Aura|Community|Enterprise|Desktop|Sandbox))?|Aura(?:DB|DS)?|Sandbox|CRC-32|RESTORE|ID)\b/g,
  /\b(?:AWS|GCP|Azure) [\p{Lu}][\p{L} .]+\([\w-]+\)/gu,
  /\b(?:AWS|GCP|Azure)\b/g,
  // Of Intl.ListFormat, which knows its language itself.
  / and /g,
  /\bneo4j-admin [a-z -]+|\b(?:zsh|Import|PowerShell)\b/g,
]

/**
 * Whether every text in `region` is one of the catalogue: what the pseudo-locale left as it was is there only as data.
 * Read are what is seen, what is heard, and the options of a choice. `names` are data too.
 */
export async function expectOnlyCatalogue(region: Locator, names: readonly string[]): Promise<void> {
  const texts = await region.evaluate((root, elements) => {
    const found: string[] = []
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(elements)) found.push(node.textContent ?? '')
    }
    for (const each of root.querySelectorAll('*')) {
      for (const name of [
        'aria-label',
        'aria-valuetext',
        'aria-description',
        'title',
        'placeholder',
        'alt',
      ]) {
        found.push(each.getAttribute(name) ?? '')
      }
    }
    return found
  }, dataElements)
  const stray = texts.filter((text) => {
    const withoutNames = names
      .toSorted((one, other) => other.length - one.length)
      .reduce((rest, name) => rest.replaceAll(name, ''), text)
    const rest = data.reduce((left, pattern) => left.replaceAll(pattern, ''), withoutNames)
    return (rest.match(/\p{L}{2,}/gu) ?? []).some((word) => /^[a-z]+$/i.test(word))
  })
  expect([...new Set(stray)], 'texts outside the catalogue').toEqual([])
}

/**
 * Whether every text on the page can be read as a whole: none reaches beyond what shows it or beyond its own box, and none
 * lies over another. Looked at is what is on top: the last dialog or menu, or the page. A person's own names may be cut.
 */
export async function expectWholeTexts(page: Page): Promise<void> {
  const faults = await page.evaluate((elements) => {
    interface Seen {
      readonly element: Element
      readonly text: string
      readonly box: DOMRect
    }
    for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish()
    const layers = [...document.querySelectorAll('dialog[open], [popover]:popover-open')]
    const layer = layers.at(-1) ?? document.body
    const faults: string[] = []
    const seen: Seen[] = []
    const scrolls = (value: string) => value === 'auto' || value === 'scroll'
    const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = (node.textContent ?? '').trim()
      if (!element || text === '' || element.closest(elements)) continue
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1)
      for (const whole of boxes) {
        let { left, right, top, bottom } = whole
        let [freeX, freeY, isHidden, own] = [false, false, false, false]
        const ofBox: string[] = []
        for (
          let each: Element | null = element;
          each && each !== layer.parentElement;
          each = each.parentElement
        ) {
          const style = getComputedStyle(each)
          if (style.display === 'inline' || style.display === 'contents') continue
          const frame = each.getBoundingClientRect()
          // For those who listen only.
          if (frame.width <= 1 || frame.height <= 1 || style.clipPath !== 'none') isHidden = true
          if (isHidden) break
          const name = `"${text}" in <${each.tagName.toLowerCase()} class="${each.getAttribute('class') ?? ''}">`
          const beyondX = Math.max(frame.left - whole.left, whole.right - frame.right)
          const beyondY = Math.max(frame.top - whole.top, whole.bottom - frame.bottom)
          if (!own && beyondX > 1.5) ofBox.push(`${name} is ${Math.round(beyondX)} px wider than its box`)
          own = true
          if (!freeX && !scrolls(style.overflowX) && style.overflowX !== 'visible' && beyondX > 1.5)
            ofBox.push(`${name} is cut by ${Math.round(beyondX)} px at its side`)
          if (!freeY && !scrolls(style.overflowY) && style.overflowY !== 'visible' && beyondY > 1.5)
            ofBox.push(`${name} is cut by ${Math.round(beyondY)} px below or above`)
          if (style.overflowX !== 'visible') {
            freeX ||= scrolls(style.overflowX)
            freeY ||= scrolls(style.overflowY)
            left = Math.max(left, frame.left)
            right = Math.min(right, frame.right)
            top = Math.max(top, frame.top)
            bottom = Math.min(bottom, frame.bottom)
          }
        }
        if (!isHidden) faults.push(...ofBox)
        if (isHidden || right - left <= 1 || bottom - top <= 1) continue
        seen.push({ element, text, box: new DOMRect(left, top, right - left, bottom - top) })
      }
    }
    const lifted = (each: Element) => {
      for (let up: Element | null = each; up && up !== layer; up = up.parentElement) {
        if (/sticky|fixed/.test(getComputedStyle(up).position)) return up
      }
      return null
    }
    for (const [at, one] of seen.entries()) {
      for (const other of seen.slice(at + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
        if (wide < 3 || high < 5 || one.element === other.element) continue
        // What is scrolled below a head that stays is no fault.
        if (lifted(one.element) !== lifted(other.element)) continue
        faults.push(`"${one.text}" and "${other.text}" lie over each other by ${Math.round(wide)} px`)
      }
    }
    return [...new Set(faults)]
  }, dataElements)
  expect(faults, `at ${page.viewportSize()?.width ?? 0} px`).toEqual([])
}
