import { create } from 'zustand'
import type { ApiFailure } from '../api/failure.ts'

export interface Toast {
  readonly id: number
  readonly tone: 'good' | 'bad' | 'neutral'
  readonly title: string
  readonly text: string | null
  readonly requestId: string | null
  /** Said in the title of the document where nobody looks at the page, in fewer words than `title`. */
  readonly news?: string
  readonly link: { readonly label: string; readonly to: string } | null
}

interface Toasts {
  readonly toasts: readonly Toast[]
}

/** What has just happened. Success leaves by itself, failure stays until it is dismissed. */
export const useToasts = create<Toasts>(() => ({ toasts: [] }))

let next = 1

/** Says that something finished. */
export function tell(toast: Pick<Toast, 'tone' | 'title'> & Partial<Toast>): void {
  const whole = { text: null, requestId: null, link: null, ...toast, id: next++ }
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, whole] }))
}

/** Says that a call failed: what was tried, why, what to do, and the request id. */
export function tellFailure(title: string, failure: ApiFailure): void {
  tell({
    tone: 'bad',
    title,
    text: failure.remedy ? `${failure.message} ${failure.remedy}` : failure.message,
    requestId: failure.requestId,
  })
}

export function dismiss(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}
