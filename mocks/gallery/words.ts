import type { Theme } from './pairs.ts'

/** What the gallery says. */
export const say = {
  title: 'Gallery',
  lead: 'Every scenario on the screens that it is about, live and standing still.',
  toConsole: 'To the console',
  search: 'Search scenarios and screens',
  scenario: 'Scenario',
  everyScenario: 'All scenarios',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<Theme, string>,
  width: 'Width',
  px: (width: number) => `${width} px`,
  count: (some: number, all: number) => (some === all ? `${all} screens` : `${some} of ${all} screens`),
  none: 'No screen matches',
  noneRemedy: 'Search for a word of a title, a description or a status, or show all.',
  showAll: 'Show all',
  asUser: (name: string, role: string) => `As ${name} (${role})`,
  statuses: (statuses: readonly number[]) => `Answers ${statuses.join(', ')} are part of it`,
  frame: (scenario: string, screen: string) => `${scenario}: ${screen}`,
  loading: 'Loading',
  open: 'Open',
  copy: 'Copy link',
  copied: 'Copied',
  notCopied: 'Not copied: this browser keeps the clipboard from this page.',
  use: 'Let clicks through',
  newTab: 'in a new tab',
} as const
