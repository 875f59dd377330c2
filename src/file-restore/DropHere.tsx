import FileUp from 'lucide-react/icons/file-up'
import { useRef } from 'react'
import { useDropzone } from 'react-dropzone'
import { planOf, type PlanType } from '../../contract/rules/plans.ts'
import { Button } from '../ui/Button.tsx'
import { DropSurface } from '../ui/DropSurface.tsx'
import { bytes } from '../ui/format.ts'
import css from './FileRestore.module.css'
import { holdsFolder, intakeOf, type Intake } from './intake.ts'

interface DropHereProps {
  readonly type: PlanType
  /** Bytes, or null where only the storage limits. */
  readonly limit: number | null
  readonly storage: string
  readonly onIntake: (intake: Intake) => void
}

const filesOf = (list: FileList | null | undefined) => Array.from(list ?? [])

/** The place for the file: dropped, or chosen by Browse. Nothing is sent from here. */
export function DropHere({ type, limit, storage, onIntake }: DropHereProps) {
  const folder = useRef(false)
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    multiple: true,
    noClick: true,
    noKeyboard: true,
    // Folders are refused with their own reason, so they are not walked through.
    getFilesFromEvent: (event) => {
      if (Array.isArray(event)) return Promise.resolve([])
      if ('dataTransfer' in event && event.dataTransfer instanceof DataTransfer) {
        folder.current = holdsFolder(event.dataTransfer)
        return Promise.resolve(filesOf(event.dataTransfer.files))
      }
      folder.current = false
      const { target } = event
      return Promise.resolve(target instanceof HTMLInputElement ? filesOf(target.files) : [])
    },
    onDrop: (accepted, rejected) =>
      onIntake(intakeOf([...accepted, ...rejected.map(({ file }) => file)], folder.current)),
  })
  return (
    <>
      <DropSurface
        {...getRootProps({ role: 'group', 'aria-label': 'Drop zone' })}
        icon={FileUp}
        title={isDragActive ? 'Drop it to look into it' : 'Drop a Neo4j file here'}
        state={isDragActive ? 'active' : 'idle'}
      >
        <p className={css.quiet}>
          <b>.backup</b>, <b>.dump</b> or <b>.tar</b>, up to{' '}
          {limit === null ? storage.replace('GB', ' GB') : bytes(limit)} unpacked
        </p>
        <input {...getInputProps({ 'aria-label': 'Backup file' })} />
        <Button onClick={open}>Browse</Button>
      </DropSurface>
      <p className={css.quiet}>
        The file is looked into in this browser first. Nothing is sent and nothing is overwritten before you
        confirm.
        {planOf(type).graphLimits && ` ${planOf(type).name} also limits nodes and relationships.`}
      </p>
    </>
  )
}
