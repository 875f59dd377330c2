import Send from 'lucide-react/icons/send'
import { useSearchParams } from 'react-router'
import { LoadHelp } from '../commands/LoadHelp.tsx'
import { ButtonLink } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
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
    <Disclosure
      summary="How to use the file"
      open={search.get(USE_PARAMETER) === backup.id}
      onToggle={toggle}
    >
      <ul className={css.uses}>
        <li>
          <b>Send it to an instance.</b> Nothing is downloaded or uploaded; the file goes straight into an
          instance and overwrites it.
          <ButtonLink icon={Send} href={sendHref}>
            Send to an instance
          </ButtonLink>
        </li>
        <li>
          <b>Drop it into an Aura instance.</b> Download it, open the tab Restore from backup file of the
          instance and drop it there.
        </li>
        <li>
          <b>Load it on your own server.</b>{' '}
          {backup.content === 'held'
            ? 'Download it and run:'
            : 'Not this one: it holds the figures of an emulated instance and no store, so no database can start from it.'}
          {backup.content === 'held' && (
            <LoadHelp file={{ format: backup.format, version: backup.version, fileName: backup.file_name }} />
          )}
        </li>
      </ul>
    </Disclosure>
  )
}
