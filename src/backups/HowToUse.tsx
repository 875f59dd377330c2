import Send from 'lucide-react/icons/send'
import { useSearchParams } from 'react-router'
import { LoadHelp } from '../commands/LoadHelp.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import * as say from '../messages/backups.tsx'
import type { Ready } from './backup-words.ts'
import css from './Backups.module.css'

/** Parameter of the address: the backup whose uses are shown. */
const USE_PARAMETER = 'use'

/** The three ways that a dump goes on. Open at once where the address says so. */
export function HowToUse({ backup, sendHref }: { backup: Ready; sendHref: string }) {
  const [search, setSearch] = useSearchParams()
  const toggle = (open: boolean) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (open) next.set(USE_PARAMETER, backup.id)
        else if (next.get(USE_PARAMETER) === backup.id) next.delete(USE_PARAMETER)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return (
    <Disclosure summary={say.howToUse} open={search.get(USE_PARAMETER) === backup.id} onToggle={toggle}>
      <ul className={css.uses}>
        <li>
          {say.wayBySending}
          <ButtonLink icon={Send} href={sendHref}>
            {say.sendTo}
          </ButtonLink>
        </li>
        <li>{say.wayByDropping}</li>
        <li>
          {backup.content === 'held' ? say.wayByLoading : say.noWayByLoading}
          {backup.content === 'held' && (
            <LoadHelp file={{ format: backup.format, version: backup.version, fileName: backup.file_name }} />
          )}
        </li>
      </ul>
    </Disclosure>
  )
}
