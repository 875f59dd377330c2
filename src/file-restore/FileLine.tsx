import FileArchive from 'lucide-react/icons/file-archive'
import type { ReactNode } from 'react'
import { Exact } from '../ui/Exact.tsx'
import { bytes, exactBytes } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import css from './FileRestore.module.css'

/** The file that all of this is about. */
export function FileLine({
  name,
  size,
  children,
}: {
  name: string
  size: number | null
  children?: ReactNode
}) {
  return (
    <div className={css.file}>
      <span className={css.fileIcon}>
        <FileArchive aria-hidden="true" />
      </span>
      <div>
        <b>
          <Isolate>{name}</Isolate>
        </b>
        {size !== null && (
          <p className={css.quiet}>
            <Exact shown={bytes(size)} exact={exactBytes(size)} />
          </p>
        )}
      </div>
      {children}
    </div>
  )
}
