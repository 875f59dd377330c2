import './notice.css'

export interface Notice {
  readonly title: string
  readonly text: string
  /** A term and what is to be said of it. */
  readonly items: readonly { readonly term: string; readonly text: string }[]
  readonly ways: readonly Way[]
}

/** A way on: an address, or something done first. */
export type Way =
  | { readonly label: string; readonly href: string }
  | { readonly label: string; readonly press: () => void }

/** Shows a page of the host's own instead of the console. Values from outside are shown as text, isolated. */
export function showNotice(root: Element, notice: Notice): void {
  document.title = `${notice.title} - Afterglow`
  const page = make('main', 'host-notice')
  const title = make('h1', '', notice.title)
  title.tabIndex = -1
  page.append(title, make('p', '', notice.text))
  if (notice.items.length > 0) {
    const list = make('dl', '')
    for (const { term, text } of notice.items) {
      const word = make('dt', '')
      word.append(make('bdi', '', term))
      list.append(word, make('dd', '', text))
    }
    page.append(list)
  }
  const ways = make('p', 'host-notice-ways')
  for (const way of notice.ways) {
    if ('href' in way) {
      const link = make('a', '', way.label)
      link.href = way.href
      ways.append(link)
    } else {
      const button = make('button', '', way.label)
      button.type = 'button'
      button.addEventListener('click', way.press)
      ways.append(button)
    }
  }
  page.append(ways)
  root.replaceChildren(page)
  title.focus()
}

function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  name: string,
  text = '',
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (name !== '') element.className = name
  element.textContent = text
  return element
}
