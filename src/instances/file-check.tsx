import type { ReactNode } from 'react'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Inspected } from '../../archive/inspection.ts'
import type { Refusal } from '../../contract/rules/decision.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { intakeOf, type Intake } from '../uploads/intake.ts'
import type { FileReading } from '../uploads/reading.ts'
import { readingBeside } from '../uploads/reading-beside.ts'
import type { ReadFile } from '../uploads/states.ts'
import { unreadable } from '../uploads/unreadable.ts'
import { isCovered } from './brought.ts'
import { refusedEverywhere } from './file-answer.ts'
import { FileAnswerLine } from './FileAnswerLine.tsx'
import { FileCheckPanel } from './FileCheckPanel.tsx'

/** Where the check of a file stands. */
export type Checked =
  | { readonly at: 'nothing' }
  | { readonly at: 'asked' }
  /** `read`: bytes. */
  | { readonly at: 'reading'; readonly file: File; readonly read: number }
  /** `inspected` holds what was read, where it was read and is only of no use here. */
  | {
      readonly at: 'refused'
      readonly name: string | null
      readonly refusal: Refusal
      readonly inspected: Inspected | null
    }
  | { readonly at: 'read'; readonly chosen: ReadFile }

/** One file that is looked into for all instances at once, and the parts that show it: beside the list, and in each card. */
export interface FileCheck {
  readonly store: Pick<StoreApi<Checked>, 'getState' | 'getInitialState' | 'subscribe'>
  /** A file is asked for, by what has the focus. */
  ask(): void
  /** A file, or why what came is none. It ends the reading of the one before. */
  take(intake: Intake): Promise<void>
  /** The cards are as before, and the focus is where it was. */
  end(): void
  /** The page that showed it is gone. */
  left(): void
  readonly Panel: () => ReactNode
  readonly Answer: (of: { readonly instance: InstanceWithView }) => ReactNode
}

/** The one of the page. What comes before it is shown goes to it as well, in whatever order that was loaded. */
let begun: FileCheck | null = null

/** A check that no file was given to. */
export function createFileCheck(reading: FileReading = readingBeside): FileCheck {
  const store = createStore<Checked>(() => ({ at: 'nothing' }))
  let busy = new AbortController()
  let opener: Element | null = null

  /** Ends what is being read. */
  const go = (to: Checked) => {
    busy.abort()
    store.setState(to, true)
  }

  const take = async (intake: Intake) => {
    if ('refusal' in intake) {
      return go({ at: 'refused', name: null, refusal: intake.refusal, inspected: null })
    }
    const { file } = intake
    go({ at: 'reading', file, read: 0 })
    busy = new AbortController()
    const { signal } = busy
    const onProgress = (read: number) => {
      if (!signal.aborted) store.setState({ at: 'reading', file, read }, true)
    }
    const found = await reading
      .inspect(file, { signal, onProgress })
      .catch(() => ({ ok: false, ...unreadable }) as const)
    const handle = await intake.handle
    if (signal.aborted) return
    const refusal = found.ok ? refusedEverywhere(found) : found
    if (refusal) go({ at: 'refused', name: file.name, refusal, inspected: found.ok ? found : null })
    else if (found.ok) go({ at: 'read', chosen: { file, handle, inspected: found } })
  }

  const check: FileCheck = {
    store,
    take,
    ask() {
      opener = document.activeElement
      go({ at: 'asked' })
    },
    end() {
      go({ at: 'nothing' })
      // What was dropped was asked for by no button.
      const back = opener?.isConnected ? opener : document.querySelector('main')
      opener = null
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
    },
    left() {
      begun = null
    },
    Panel: () => <FileCheckPanel check={check} />,
    Answer: ({ instance }) => <FileAnswerLine check={check} instance={instance} />,
  }
  return check
}

/**
 * Goes on with the check that is `shown`, or begins one: a click asks for a file; `files` were dropped before anything was there
 * to hear it. From then on the panel hears what comes to the page.
 */
export function begin(shown: FileCheck | undefined, type: string, files: readonly File[]): FileCheck {
  const check = shown ?? (begun ??= createFileCheck())
  if (type === 'click') check.ask()
  else if (type === 'drop' && !shown && files.length > 0 && !isCovered()) void check.take(intakeOf(files))
  return check
}
