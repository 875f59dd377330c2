import type { Command, CommandGroup, CommandPlace } from '../../contract/rules/commands.ts'
import { commandLine } from '../../contract/rules/shell-quote.ts'
import { CommandBlock } from '../ui/CommandBlock.tsx'
import * as say from '../messages/commands.tsx'
import * as ui from '../messages/ui.tsx'
import css from './commands.module.css'

export interface CommandGroupsProps {
  readonly groups: readonly CommandGroup[]
  readonly place: CommandPlace
  /** Whether the groups are run one after the other, or are each a way of its own. */
  readonly as: 'steps' | 'ways'
}

/** Commands with what each needs and does, written for the shell of the place. */
export function CommandGroups({ groups, place, as }: CommandGroupsProps) {
  const List = as === 'steps' ? 'ol' : 'ul'
  return (
    <List className={css.groups} data-as={as} aria-label={as === 'steps' ? say.steps : say.ways}>
      {groups.map(({ title, run, commands }) => (
        <li key={title} className={css.group}>
          <p className={css.title}>
            {title}
            {run === 'either' && commands.length > 1 && <span className={css.quiet}>{say.oneOf}</span>}
          </p>
          {commands.map((command) => (
            <OneCommand key={command.argv.join(' ')} command={command} place={place} />
          ))}
        </li>
      ))}
    </List>
  )
}

function OneCommand({ command, place }: { command: Command; place: CommandPlace }) {
  const line = commandLine(command.argv, place.shell)
  return (
    <div className={css.command}>
      {command.needs !== null && <p className={css.needs}>{command.needs}</p>}
      {line === null ? (
        <p className={css.quiet}>{say.notWritten}</p>
      ) : (
        <CommandBlock command={line} label={ui.copy(verbOf(command))} placeholder={place.folder} />
      )}
      <p className={css.quiet}>{withOptions(command.does)}</p>
    </div>
  )
}

/** Options of a command, named in a sentence, in its own letters. */
function withOptions(sentence: string) {
  return sentence.split(/(--[a-z][a-z-]*(?:=[a-z]+)?)/).map((part, at) =>
    part.startsWith('--') ? (
      <code key={at} className={css.option}>
        {part}
      </code>
    ) : (
      part
    ),
  )
}

/** The words a command begins with: "neo4j-admin database dump". */
function verbOf({ argv: [program, ...args] }: Command): string {
  const end = args.findIndex((each) => !/^[a-z]+(-[a-z]+)*$/.test(each))
  return [program, ...args.slice(0, end)].join(' ')
}

/** Says what in the commands is not the person's own yet. */
export function PlaceholderNote({ place, database }: { place: CommandPlace; database: boolean }) {
  const folder = <code className={css.code}>{place.folder}</code>
  return (
    <p className={css.quiet}>
      {database
        ? say.ownFolderAndDatabase(folder, <code className={css.code}>{place.database}</code>)
        : say.ownFolder(folder)}
    </p>
  )
}
