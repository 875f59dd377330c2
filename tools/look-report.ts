/** One picture of two builds. Files are relative to the report. */
export interface Compared {
  readonly screen: string
  readonly look: string
  readonly outcome:
    | { readonly kind: 'same' }
    | { readonly kind: 'new'; readonly after: string }
    | {
        readonly kind: 'differs'
        readonly share: number
        readonly before: string
        readonly after: string
        readonly difference: string
      }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const figure = (file: string, caption: string) =>
  `<figure><a href="${escaped(file)}"><img loading="lazy" src="${escaped(file)}" alt="${caption}"></a><figcaption>${caption}</figcaption></figure>`

function section({ screen, look, outcome }: Compared): string {
  if (outcome.kind === 'same') return ''
  const figures =
    outcome.kind === 'new'
      ? [figure(outcome.after, 'New')]
      : [
          figure(outcome.before, 'Before'),
          figure(outcome.after, 'After'),
          figure(outcome.difference, 'Difference'),
        ]
  const share =
    outcome.kind === 'new' ? 'not there before' : `${(outcome.share * 100).toFixed(2)} % of the pixels`
  return `<section><h2>${escaped(screen)}</h2><p>${escaped(look)}, ${share}</p><div>${figures.join('')}</div></section>`
}

/** The page with before, after and difference of whatever is not the same, the largest difference first. */
export function reportOf(before: string, all: readonly Compared[]): string {
  const sizeOf = ({ outcome }: Compared) => (outcome.kind === 'differs' ? outcome.share : 0)
  const changed = all.filter(({ outcome }) => outcome.kind !== 'same')
  const sections = changed.toSorted((one, other) => sizeOf(other) - sizeOf(one)).map(section)
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Against ${escaped(before)}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { margin: 2rem }
div { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; align-items: start }
figure { margin: 0 }
img { max-width: 100%; border: 1px solid GrayText }
</style>
<h1>Against ${escaped(before)}</h1>
<p>${changed.length} of ${all.length} pictures differ.</p>
${sections.join('\n')}
</html>
`
}
