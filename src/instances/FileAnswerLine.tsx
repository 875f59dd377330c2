import CircleSlash from 'lucide-react/icons/circle-slash'
import { useNavigate, useSearchParams } from 'react-router'
import { useStore } from 'zustand'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { LargerInstance } from '../feedback/LargerInstance.tsx'
import { paths } from '../../contract/places.ts'
import { Button } from '../ui/Button.tsx'
import { StatusGlyph } from '../ui/Status.tsx'
import { factsOfFile } from '../uploads/fits.ts'
import { handOver } from '../uploads/handing-over.ts'
import type { ReadFile } from '../uploads/states.ts'
import * as say from '../messages/file-check.tsx'
import { fileAnswer, type FileAnswer } from './file-answer.ts'
import type { FileCheck } from './file-check.tsx'
import css from './FileCheck.module.css'
import { filterSearch, readFilters } from './filters.ts'

interface Of {
  readonly instance: InstanceWithView
}

/** What one instance says to the file that was read; nothing while there is none. */
export function FileAnswerLine({ check, ...of }: Of & { check: FileCheck }) {
  const chosen = useStore(check.store, (state) => (state.at === 'read' ? state.chosen : null))
  return chosen && <Answer {...of} chosen={chosen} />
}

function Answer({ instance, chosen }: Of & { chosen: ReadFile }) {
  const answer = fileAnswer(chosen.inspected, instance)
  return (
    <div className={css.answer} data-kind={answer.kind}>
      <p className={css.word}>
        <Glyph kind={answer.kind} />
        <strong>{answer.word}</strong>
      </p>
      <p className={css.why}>
        {answer.kind === 'fits' ? say.overwrittenOnce : `${answer.refusal.message} ${answer.refusal.remedy}`}
      </p>
      {answer.kind === 'fits' && <GoOn instance={instance} chosen={chosen} />}
      {answer.kind === 'refused' && (
        <LargerInstance
          instance={instance}
          decision={{ allowed: false, ...answer.refusal }}
          needed={factsOfFile(chosen.inspected).unpackedBytes}
        />
      )}
    </div>
  )
}

function Glyph({ kind }: Pick<FileAnswer, 'kind'>) {
  if (kind === 'refused') return <CircleSlash aria-hidden="true" />
  return <StatusGlyph tone={kind === 'fits' ? 'good' : 'waiting'} />
}

/** On to the confirmation of this instance, with the file as it was read here. */
function GoOn({ instance, chosen }: Of & { chosen: ReadFile }) {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const { id, name, tenant_id: project } = instance
  const go = () => {
    handOver(id, chosen)
    void navigate(paths.inspect(project, id, 'restore-from-file') + filterSearch(readFilters(search)))
  }
  return (
    <Button aria-label={say.restoreInto(name)} onClick={go}>
      {say.restore}
    </Button>
  )
}
