import { ControlRefusal } from '../control-plane/control-fields.ts'
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

/** What can be done with a world of another build; each resolves when it stands, and rejects where nothing was changed. */
export interface OtherBuildWays {
  doAgain(): Promise<void>
  startAgain(): Promise<void>
}

/** Says that the stored world cannot be read, and replaces it only when told to. `failed`: what was tried, and why it was not done. */
export function showOtherBuild(
  root: Element,
  rest: URL,
  ways: OtherBuildWays,
  failed?: { readonly term: string; readonly text: string },
): void {
  const without = new URL(rest)
  without.searchParams.set('world', 'memory')
  const title = 'This world is from another version'
  const way = (label: string, what: () => Promise<void>) => ({
    label,
    press() {
      showNotice(root, { title, text: `${label}: this takes a moment.`, items: [], ways: [] })
      what().then(
        () => location.reload(),
        (error: unknown) =>
          showOtherBuild(root, rest, ways, { term: label, text: `${whyNot(error)} The world is as it was.` }),
      )
    },
  })
  showNotice(root, {
    title,
    text:
      'The world that this browser has stored was made by another version of Afterglow, and this one cannot go on with it. ' +
      'What was done in it can be done again here, step by step; sizes, times and ids that are derived may differ. ' +
      'Starting again drops what was done in it: instances, snapshots and files that were restored.',
    items: failed ? [failed] : [],
    ways: [
      way('Do its steps again here', ways.doAgain),
      way('Start again', ways.startAgain),
      { label: 'Look around without it', href: without.href },
    ],
  })
}

function whyNot(error: unknown): string {
  if (error instanceof ControlRefusal) return `${error.fact} ${error.remedy}`
  return error instanceof Error ? error.message : String(error)
}

/** Says that the world of this page is not there any more; the console stays behind, out of sight. `by`: another build, or nobody. */
export function showGone(root: Element, by: string | null): void {
  if (!root.isConnected) return
  const place = document.createElement('div')
  root.replaceWith(place)
  showNotice(place, {
    title: by === null ? 'This world was dropped' : 'Another tab began anew with another version',
    text:
      by === null
        ? 'The world that this tab showed is not stored any more. Reload to begin anew.'
        : 'Another tab replaced the world that this tab showed, with another version of Afterglow. Reload to go on there.',
    items: [],
    ways: [{ label: 'Reload', press: () => location.reload() }],
  })
}
