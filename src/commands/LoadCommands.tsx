import { DEFAULT_DATABASE, placeholderFolder } from '../../contract/rules/commands.ts'
import { loadCommands, type LoadableFile } from '../../contract/rules/load-commands.ts'
import { CommandGroups, PlaceholderNote } from './CommandGroups.tsx'
import css from './commands.module.css'
import { ShellChoice, useShell } from './ShellChoice.tsx'

/** The commands that load a file on the person's own server, each Neo4j that can with its own. */
export function LoadCommands({ file }: { file: LoadableFile }) {
  const [shell] = useShell()
  const place = { database: DEFAULT_DATABASE, folder: placeholderFolder[shell], shell }
  return (
    <div className={css.load}>
      <ShellChoice />
      <CommandGroups as="ways" groups={loadCommands(file, place)} place={place} />
      {/* The other formats bring the name of their database with them. */}
      <PlaceholderNote place={place} database={file.format === 'dump'} />
    </div>
  )
}
