import { dataOf, mutationHeaders, type ApiClient } from '../api/client.ts'
import type { ApiFailure } from '../api/failure.ts'
import { sessionStore } from '../api/session.ts'
import { afterwards } from './afterwards.ts'
import { attempt } from './attempt.ts'
import type { UploadPorts } from './ports.ts'
import type { Pause, Sending, StateAt } from './states.ts'
import type { Machine } from './transitions.ts'
import { worthTrying } from './worth-trying.ts'

/** Sends the bytes of an import and holds the right to do so. */
export interface Sender {
  /**
   * Takes the right to send the import and begins; `resumes` where bytes may have arrived before. False, nothing begun,
   * where another tab has the right, or where the machine went on meanwhile.
   */
  begin(from: Ready, sending: Sending, resumes: boolean): Promise<boolean>
  pause(): void
  resume(): void
  /** Does not wait for the next try. */
  tryNow(): void
  /** Sends nothing more and gives the right back. */
  letGo(): void
}

type Ready = StateAt<'registering' | 'confirming' | 'waiting-for-file' | 'recognising'>

/** Ends an import on the server. Where that fails, it ends there by itself when no more bytes come. */
export function giveUp(client: ApiClient, importId: string): Promise<void> {
  const asked = { param: { id: importId }, header: mutationHeaders() }
  return dataOf(client.afterglow.v1.imports[':id'].$delete(asked)).then(
    () => undefined,
    () => undefined,
  )
}

/** `onEnded` is asked what the server says of an import whose bytes are all there, or that it does not take any more. */
export function createSender(
  machine: Machine,
  ports: UploadPorts,
  onEnded: (importId: string) => Promise<void>,
): Sender {
  const { api, page, remembered, locks } = ports
  const wake = new EventTarget()
  let run: AbortController | null = null
  let release: (() => void) | null = null

  const letGo = () => {
    run?.abort()
    run = null
    release?.()
    release = null
  }

  const paused = (why: Pause) => {
    const now = machine.at('uploading', 'offline')
    if (!now) return
    run?.abort()
    run = null
    const { sending, sent } = now
    machine.go(now, { at: 'paused', sending, sent: { bytes: sent.bytes, rate: null }, why })
  }

  const arrived = async ({ importId, file }: Sending) => {
    const now = machine.at('uploading', 'offline')
    if (!now) return
    letGo()
    machine.go(now, { at: 'verifying', importId, name: file.name, bytes: file.size })
    api.changes.ask()
    await remembered.delete(importId)
    await onEnded(importId)
  }

  /** Nothing comes of it any more, unless the machine has gone on already. */
  const failed = async ({ importId, file }: Sending, failure: ApiFailure) => {
    const now = machine.at('uploading', 'offline')
    if (!now) return
    letGo()
    machine.go(now, { at: 'failed', importId, name: file.name, bytes: file.size, failed: failure })
    await remembered.delete(importId)
    await giveUp(api.client, importId)
    api.changes.ask()
  }

  const send = async (sending: Sending, resumes: boolean) => {
    const control = new AbortController()
    run = control
    const { signal } = control
    for (let tries = 0, goesOn = resumes; ; goesOn = true) {
      const broken = await attempt(api, sending, goesOn, {
        signal,
        onReached() {
          const now = machine.at('offline')
          if (now && !signal.aborted) machine.go(now, { at: 'uploading', sending, sent: now.sent })
        },
        onProgress(sent) {
          const now = machine.at('uploading')
          if (now && !signal.aborted) machine.go(now, { at: 'uploading', sending, sent })
        },
      })
      if (signal.aborted) return
      if (broken === null) return arrived(sending)
      const { failure, moved } = broken
      const next = afterwards(failure, moved)
      if (next === 'end') return failed(sending, failure)
      if (next === 'host') return paused({ by: 'host', failure })
      if (next === 'session') {
        paused({ by: 'session' })
        sessionStore.setState({ ended: true })
        return
      }
      if (next === 'ask') {
        await onEnded(sending.importId)
        return failed(sending, failure)
      }
      const now = machine.at('uploading', 'offline')
      if (!now) return
      const sent = { bytes: now.sent.bytes, rate: null }
      machine.go(now, { at: 'offline', sending, sent, failure })
      tries = moved ? 1 : tries + 1
      await worthTrying(page, tries, signal, wake)
      if (signal.aborted) return
    }
  }

  const resume = () => {
    const now = machine.at('paused')
    if (!now) return
    const { sending, sent } = now
    if (machine.go(now, { at: 'uploading', sending, sent })) void send(sending, true)
  }

  sessionStore.subscribe(({ ended }, before) => {
    if (before.ended && !ended && machine.at('paused')?.why.by === 'session') resume()
  })

  return {
    async begin(from, sending, resumes) {
      const taken = await locks.take(sending.importId)
      if (!taken) return false
      const sent = { bytes: 0, rate: null }
      if (!machine.go(from, { at: 'uploading', sending, sent })) {
        taken()
        return false
      }
      release = taken
      void send(sending, resumes)
      return true
    },
    pause: () => paused({ by: 'person' }),
    resume,
    tryNow: () => wake.dispatchEvent(new Event('wake')),
    letGo,
  }
}
