import { candidates } from './candidates.ts'

// Runs inside the page's head, before anything else: the built page names no file of its own, for it may have been answered
// for any address of the console. It finds the base path, and asks for everything from there at once.

const asked = __AFTERGLOW_SHELL__

/** Puts the page's links and, once its styles stand, its entry into the head; resolves to whether its files are under `base`. */
function fetchFrom(base: string): Promise<boolean> {
  document.documentElement.dataset['base'] = base
  const links = asked.links.map((attributes) => make('link', attributes, base))
  const entry = make('script', asked.entry, base)
  const arrived = (element: HTMLElement) =>
    new Promise<boolean>((resolve) => {
      element.addEventListener('load', () => resolve(true))
      element.addEventListener('error', () => resolve(false))
    })
  const styles = links.filter((link) => link.getAttribute('rel') === 'stylesheet').map(arrived)
  document.head.append(...links)
  return Promise.all(styles).then(async (all) => {
    const stands = all.every(Boolean) && (document.head.append(entry), await arrived(entry))
    if (!stands) for (const each of [...links, entry]) each.remove()
    return stands
  })
}

function make(
  name: 'link' | 'script',
  attributes: Readonly<Record<string, string>>,
  base: string,
): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value.startsWith('./') ? base + value.slice(2) : value)
  }
  return element
}

async function start(): Promise<void> {
  for (const base of candidates(location.pathname)) if (await fetchFrom(base)) return
}

void start()
