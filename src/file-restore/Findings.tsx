import type { Inspected } from '../../archive/inspection.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
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
          title={`Named ${name.slice(Math.max(0, name.lastIndexOf('.')))}, but it is ${containerNames[inspected.container]}`}
        >
          It works: it is loaded as {containerNames[inspected.container]}.
        </Notice>
      )}
      {inspected.described && (
        <Notice tone="neutral" title="This file holds figures, not a store">
          It was exported from an emulated instance. An instance of this console loads it; a Neo4j of your own
          cannot start from it.
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
