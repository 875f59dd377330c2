import FileArchive from 'lucide-react/icons/file-archive'
import FileUp from 'lucide-react/icons/file-up'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react'
import { useParams } from 'react-router'
import { useStore } from 'zustand'
import { useConsole } from '../api/context.tsx'
import { resources } from '../api/resources.ts'
import { Button } from '../ui/Button.tsx'
import { bytes, percent } from '../messages/format.ts'
import { Isolate } from '../ui/Isolate.tsx'
import { Notice } from '../ui/Notice.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { Announced } from '../ui/VisuallyHidden.tsx'
import { factsOfFile } from '../uploads/fits.ts'
import { intakeOf, intakeOfPicker } from '../uploads/intake.ts'
import type { ReadFile } from '../uploads/states.ts'
import * as say from '../messages/file-check.tsx'
import { answersInWords, fileAnswer } from './file-answer.ts'
import type { Checked, FileCheck } from './file-check.tsx'
import css from './FileCheck.module.css'
import { useFileDrag, type Hovering } from './use-file-drag.ts'

/** What is dropped on the page, or chosen here, and what the instances together say to it; and a hint while files hover. */
export function FileCheckPanel({ check }: { check: FileCheck }) {
  const { project = '' } = useParams()
  const { client } = useConsole()
  const instances = useQuery(resources(client).instances(project)).data
  const state = useStore(check.store)
  useEffect(() => check.left, [check])
  const hovering = useFileDrag((intake) => void check.take(intake))
  const sum =
    state.at === 'read' && instances
      ? answersInWords(instances.map((instance) => fileAnswer(state.chosen.inspected, instance)))
      : null
  return (
    <>
      <Announced>{sum !== null && state.at === 'read' && `${state.chosen.file.name} ${sum}.`}</Announced>
      {state.at !== 'nothing' && <Step check={check} state={state} sum={sum} onDone={check.end} />}
      {hovering !== 'nothing' && <Hint hovering={hovering} />}
    </>
  )
}

function Hint({ hovering }: { hovering: Exclude<Hovering, 'nothing'> }) {
  return (
    <div className={css.hint} data-hovering={hovering} aria-hidden="true">
      <div>
        <FileUp />
        {hovering === 'one' ? (
          <>
            <b>{say.dropIt}</b>
            <p>{say.dropItText}</p>
          </>
        ) : (
          <>
            <b>{say.oneAtATime}</b>
            <p>{say.oneDatabase}</p>
          </>
        )}
      </div>
    </div>
  )
}

function Step({
  check,
  state,
  sum,
  onDone,
}: {
  check: FileCheck
  state: Exclude<Checked, { at: 'nothing' }>
  sum: string | null
  onDone: () => void
}) {
  const panel = useRef<HTMLElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const { at } = state
  // What was dropped further down the page is answered up here, and the focus does not go with a button that went.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus()
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [at])
  const browse = async () => {
    const picked = await intakeOfPicker(window)
    if (picked === 'no-dialog') input.current?.click()
    else if (picked !== 'nothing') void check.take(picked)
  }
  const another = <Button onClick={() => void browse()}>{say.another}</Button>
  return (
    <section ref={panel} tabIndex={-1} className={css.panel} aria-label={say.whereItFits}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={say.file}
        onChange={({ target }) => {
          void check.take(intakeOf([...(target.files ?? [])]))
          // The same file again is a choice, too.
          target.value = ''
        }}
      />
      <Content state={state} sum={sum} another={another} browse={() => void browse()} onDone={onDone} />
    </section>
  )
}

function Content({
  state,
  sum,
  another,
  browse,
  onDone,
}: {
  state: Exclude<Checked, { at: 'nothing' }>
  sum: string | null
  another: ReactNode
  browse: () => void
  onDone: () => void
}) {
  switch (state.at) {
    case 'asked':
      return (
        <Line
          title={say.dropAnywhere}
          actions={
            <>
              <Button autoFocus onClick={browse}>
                {say.browse}
              </Button>
              <Button variant="quiet" onClick={onDone}>
                {say.cancel}
              </Button>
            </>
          }
        >
          {say.dropAnywhereText}
        </Line>
      )
    case 'reading': {
      const { file, read } = state
      const part = file.size === 0 ? 0 : (read / file.size) * 100
      return (
        <Line
          title={<Isolate>{file.name}</Isolate>}
          actions={
            <Button variant="quiet" onClick={onDone}>
              {say.cancel}
            </Button>
          }
        >
          <ProgressBar
            label={say.lookingInto(file.name)}
            percent={part}
            head={say.lookingIntoIt(percent(part), bytes(file.size))}
          />
        </Line>
      )
    }
    case 'refused': {
      const { name, refusal } = state
      return (
        <div role="alert">
          <Notice
            tone="bad"
            title={name === null ? refusal.message : say.refused(<Isolate>{name}</Isolate>, refusal.message)}
            actions={
              <>
                {another}
                <Button onClick={onDone}>{say.done}</Button>
              </>
            }
          >
            {refusal.remedy}
          </Notice>
        </div>
      )
    }
    case 'read':
      return (
        <Line
          title={say.sumOf(<Isolate>{state.chosen.file.name}</Isolate>, sum)}
          actions={
            <>
              {another}
              <Button onClick={onDone}>{say.done}</Button>
            </>
          }
        >
          {factsInWords(state.chosen)}
        </Line>
      )
  }
}

function Line({ title, children, actions }: { title: ReactNode; children: ReactNode; actions: ReactNode }) {
  return (
    <>
      <FileArchive aria-hidden="true" />
      <div className={css.text}>
        <h2>{title}</h2>
        <div className={css.facts}>{children}</div>
      </div>
      <div className={css.actions}>{actions}</div>
    </>
  )
}

/** "2.1 MB, 40.2 MB unpacked. Written by Neo4j 5 or later (record-standard-1.1). 1,204 nodes and 3,377 relationships." */
function factsInWords({ file, inspected }: ReadFile): string {
  const { unpackedBytes, nodes, relationships } = factsOfFile(inspected)
  const { writtenBy, storeFormat } = inspected
  return [
    unpackedBytes === null
      ? say.packed(bytes(file.size))
      : say.unpacked(bytes(file.size), bytes(unpackedBytes)),
    writtenBy && (storeFormat === null ? say.writtenBy(writtenBy) : say.writtenByAs(writtenBy, storeFormat)),
    nodes !== null && relationships !== null && say.graph(nodes, relationships),
  ]
    .filter(Boolean)
    .join(' ')
}
