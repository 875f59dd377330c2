import { stepLimits } from '../../control-plane/steps/step-limits.ts'
import type { Studio } from './use-studio.ts'
import { words } from './words.ts'

/** Saves a text as a file of this name. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

/** Makes the world that of a state file; what is none is told, and nothing changes. */
export function openStateFile({ run, tell }: Pick<Studio, 'run' | 'tell'>, file: File): void {
  // A character takes up to three bytes; an archive that was dropped here is not read into memory.
  if (file.size > 3 * stepLimits.stateChars) {
    tell(words.steps.tooLarge(file.name), 'bad')
    return
  }
  run(async (control) => {
    await control.importState(await file.text())
    tell(words.steps.opened(file.name))
  })
}
