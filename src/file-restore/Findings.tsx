import type { Inspected } from '../../archive/inspection.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import * as say from '../messages/file-restore.tsx'
import css from './FileRestore.module.css'
import { containerNames, findingsOf } from './findings.ts'

/** What the file holds, in words. */
export function Findings({
  name,
  inspected,
  storage,
}: {
  name: string
  inspected: Inspected
  storage: string
}) {
  return (
    <>
      {inspected.extensionDisagrees && (
        <Notice
          tone="warn"
          title={say.otherEnding(
            name.slice(Math.max(0, name.lastIndexOf('.'))),
            containerNames[inspected.container],
          )}
        >
          {say.loadedAs(containerNames[inspected.container])}
        </Notice>
      )}
      {inspected.described && (
        <Notice tone="neutral" title={say.figuresOnly}>
          {say.figuresOnlyText}
        </Notice>
      )}
      <dl className={css.findings}>
        {findingsOf(inspected, storage).map(({ term, fact }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              <Isolate>{fact}</Isolate>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
