import FileUp from 'lucide-react/icons/file-up'
import { useRef, type ReactNode } from 'react'
import { useDropzone } from 'react-dropzone'
import { Button } from '../ui/Button.tsx'
import { DropSurface } from '../ui/DropSurface.tsx'
import { intakeOf, intakeOfDrop, intakeOfPicker, type Intake } from '../uploads/intake.ts'
import * as say from '../messages/file-restore.tsx'

interface DropHereProps {
  readonly title: string
  readonly onIntake: (intake: Intake) => void
  readonly children: ReactNode
}

const filesOf = (list: FileList | null | undefined) => Array.from(list ?? [])

/** The place for the file: dropped, or chosen by Browse. Nothing is sent from here. */
export function DropHere({ title, onIntake, children }: DropHereProps) {
  const dropped = useRef<Intake | null>(null)
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    multiple: true,
    noClick: true,
    noKeyboard: true,
    // Folders are refused with their own reason, so they are not walked through.
    getFilesFromEvent: (event) => {
      dropped.current = null
      if (Array.isArray(event)) return Promise.resolve([])
      if ('dataTransfer' in event && event.dataTransfer instanceof DataTransfer) {
        if (event.type === 'drop') dropped.current = intakeOfDrop(event.dataTransfer)
        return Promise.resolve(filesOf(event.dataTransfer.files))
      }
      const { target } = event
      return Promise.resolve(target instanceof HTMLInputElement ? filesOf(target.files) : [])
    },
    onDrop: (accepted, rejected) =>
      onIntake(dropped.current ?? intakeOf([...accepted, ...rejected.map(({ file }) => file)])),
  })
  /** The browser's own dialog where it keeps what was chosen for the next visit; the file input elsewhere. */
  const browse = async () => {
    const picked = await intakeOfPicker(window)
    if (picked === 'no-dialog') open()
    else if (picked !== 'nothing') onIntake(picked)
  }
  return (
    <DropSurface
      {...getRootProps({ role: 'group', 'aria-label': say.dropZone })}
      icon={FileUp}
      title={isDragActive ? say.dropIt : title}
      state={isDragActive ? 'active' : 'idle'}
    >
      {children}
      <input {...getInputProps({ 'aria-label': say.file })} />
      <Button onClick={() => void browse()}>{say.browse}</Button>
    </DropSurface>
  )
}
