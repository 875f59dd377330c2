import type { Argv, Shell } from './shell-quote.ts'

/** One command to run, and what it does there. */
export interface Command {
  /** What has to be so before, e.g. the edition it is of; null: nothing beyond what came before. */
  readonly needs: string | null
  readonly argv: Argv
  readonly does: string
}

/** Commands under one heading: `either` one of them, or `all` in this order. */
export interface CommandGroup {
  readonly title: string
  readonly run: 'either' | 'all'
  readonly commands: readonly Command[]
}

/** Where commands find things. `folder` may be a placeholder: see `placeholderFolder`. */
export interface CommandPlace {
  /** The name of the database on the person's own server. */
  readonly database: string
  readonly folder: string
  readonly shell: Shell
}

/** The name of a database where nobody named one. Source: operations manual, The default database. */
export const DEFAULT_DATABASE = 'neo4j'

/** Stands for a folder that the person has to name. */
export const placeholderFolder = {
  posix: '/path/to/folder',
  powershell: String.raw`C:\path\to\folder`,
} as const satisfies Record<Shell, string>

/** A file in the folder of a place, with the separator of its shell. */
export function inFolder({ folder, shell }: CommandPlace, file: string): string {
  return `${folder}${shell === 'powershell' ? '\\' : '/'}${file}`
}
