import type { WrongValue } from './address.ts'
import { showNotice } from './notice.ts'

/** Says which words of the address were not understood and what they may be. The world has not been touched. */
export function showWrongAddress(root: Element, wrong: readonly WrongValue[], rest: URL): void {
  showNotice(root, {
    title:
      wrong.length === 1 ? 'This address asks for something unknown' : 'This address asks for unknown things',
    text: 'Nothing was changed: the world is as it was.',
    items: wrong.map(({ name, value, allowed }) => ({
      term: `${name}=${value}`,
      text: `${name} is ${allowed}.`,
    })),
    ways: [{ label: 'Go on without it', href: rest.href }],
  })
}

/** Says why the world of a link cannot be made here. Nothing was changed. */
export function showWrongLink(root: Element, refusal: { fact: string; remedy: string }, rest: URL): void {
  showNotice(root, {
    title: 'This link cannot be opened',
    text: `${refusal.fact} ${refusal.remedy}`,
    items: [{ term: 'replay', text: 'Nothing was changed: the world is as it was.' }],
    ways: [{ label: 'Go on without it', href: rest.href }],
  })
}

/** Says that the stored world cannot be read, and drops it only when told to. `drop` resolves when it is gone. */
export function showOtherBuild(root: Element, rest: URL, drop: () => Promise<void>): void {
  const without = new URL(rest)
  without.searchParams.set('world', 'memory')
  showNotice(root, {
    title: 'This world is from another version',
    text:
      'The world that this browser has stored was made by another version of Afterglow, and this one cannot go on with it. ' +
      'Starting again drops what was done in it: instances, snapshots and files that were restored.',
    items: [],
    ways: [
      { label: 'Start again', press: () => void drop().then(() => location.reload()) },
      { label: 'Look around without it', href: without.href },
    ],
  })
}
