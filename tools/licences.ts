/** A package that is in a bundle, as Vite tells of it (build.license). */
export interface Licence {
  readonly name: string
  readonly version: string
  /** SPDX */
  readonly identifier?: string | null
  readonly text?: string | null
}

/** Reads Vite's list. Throws where it is something else, or where a package names no licence. */
export function readLicences(json: string): Licence[] {
  const found: unknown = JSON.parse(json)
  if (!Array.isArray(found)) throw new Error('That is no list of licences.')
  return found.map((each: unknown) => {
    if (!isLicence(each)) throw new Error(`That is no licence: ${JSON.stringify(each)}`)
    if (!each.text && !each.identifier) throw new Error(`${each.name} names no licence.`)
    return each
  })
}

function isLicence(value: unknown): value is Licence {
  if (typeof value !== 'object' || value === null) return false
  return (
    'name' in value &&
    typeof value.name === 'string' &&
    'version' in value &&
    typeof value.version === 'string'
  )
}

/** What has to be said of the packages inside, each text once. */
export function inMarkdown(licences: readonly Licence[]): string {
  const byText = new Map<string, Licence[]>()
  for (const each of licences) {
    const text = (each.text ?? 'Its package names the licence and holds no text of it.').trim()
    const same = byText.get(text) ?? []
    if (!same.some(({ name, version }) => name === each.name && version === each.version)) same.push(each)
    byText.set(text, same)
  }
  const parts = [...byText].map(([text, all]) => {
    const names = all.map(
      ({ name, version, identifier }) => `${name} ${version} (${identifier ?? 'its own'})`,
    )
    return `## ${names.toSorted().join(', ')}\n\n${text}\n`
  })
  return `# Licences of what is inside\n\n${parts.toSorted().join('\n')}`
}
