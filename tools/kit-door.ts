/**
 * What `afterglow/kit` exports, by the file of e2e/kit/ that it is in. The house has no file that only exports what others
 * hold; a package needs one door, so it is made here, for the bundle and for its types.
 */
const values = {
  test: ['test'],
  expect: ['expect'],
  app: ['createApp'],
  world: ['createWorld', 'standardAddress', 'standardNow'],
  archives: ['people', 'peopleChanges', 'peopleOld', 'failing', 'mistaken', 'padded'],
  parts: ['tick', 'write'],
} as const

const types = {
  test: ['KitFixtures', 'KitOptions'],
  app: ['App'],
  world: ['Answer', 'HostName', 'Recipe', 'ScenarioOptions', 'World', 'WorldState'],
  duration: ['Duration'],
  'snapshot-row': ['WantedSnapshot'],
  table: ['WantedRow'],
  files: ['GivenFile'],
  connection: ['Connection'],
  watch: ['Watch'],
} as const

/** The module of the door; `to` gives the path of a file of the kit from it. */
export const doorToKit = (to: (file: string) => string): string => exportsOf(values, '', to)

/** The same for its declarations. */
export const doorToTypes = (to: (file: string) => string): string =>
  exportsOf(values, '', to) + exportsOf(types, 'type ', to)

function exportsOf(
  parts: Readonly<Record<string, readonly string[]>>,
  kind: string,
  to: (file: string) => string,
): string {
  const lines = Object.entries(parts).map(
    ([file, names]) => `export ${kind}{ ${names.join(', ')} } from ${JSON.stringify(to(file))}\n`,
  )
  return lines.join('')
}
