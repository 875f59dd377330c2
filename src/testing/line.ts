import type { WorldOptions } from './world.ts'

/** The way between a console and its API, in the test's hands. */
export interface Line {
  /** Every request about an upload that was made, by its method, in order. */
  readonly asked: readonly string[]
  /** Lets the next body through to so many bytes and then stands still; resolves when they have arrived. */
  holdAfter(bytes: number): Promise<void>
  /** What stands still is lost. */
  lose(): void
  /** Nothing gets through, or everything does again. */
  down(isDown: boolean): void
  /** Answers the next request of this method in place of the API. */
  answerNext(method: string, answer: () => Response): void
  readonly intercept: NonNullable<WorldOptions['intercept']>
}

const broken = () => new TypeError('Failed to fetch')

/** A rejection that nobody may be waiting for yet. */
function lateRejection(): PromiseWithResolvers<never> {
  const late = Promise.withResolvers<never>()
  late.promise.catch(() => {})
  return late
}

/** A line that lets everything through until it is told otherwise. */
export function createLine(): Line {
  const asked: string[] = []
  const answers: { readonly method: string; readonly answer: () => Response }[] = []
  let hold: { readonly bytes: number; arrived(): void } | null = null
  let lost = lateRejection()
  let isDown = false

  const partly = async (request: Request, bytes: number, pass: (part: Request) => Promise<unknown>) => {
    const { method, url, headers, signal } = request
    const aborted = lateRejection()
    signal.addEventListener('abort', () => aborted.reject(broken()))
    const body = (await request.arrayBuffer()).slice(0, bytes)
    await pass(new Request(url, { method, headers, body }))
    return Promise.race([lost.promise, aborted.promise])
  }

  return {
    asked,
    holdAfter(bytes) {
      const { promise, resolve } = Promise.withResolvers<void>()
      hold = { bytes, arrived: resolve }
      return promise
    },
    lose() {
      lost.reject(broken())
      lost = lateRejection()
    },
    down(down) {
      isDown = down
    },
    answerNext: (method, answer) => void answers.push({ method, answer }),
    intercept(request, api) {
      const { method, url } = request
      if (url.includes('/uploads') || (url.includes('/imports') && method !== 'GET')) asked.push(method)
      if (isDown) return Promise.reject(broken())
      const index = answers.findIndex((each) => each.method === method)
      const [next] = index < 0 ? [] : answers.splice(index, 1)
      if (next) return Promise.resolve(next.answer())
      if (method !== 'PATCH' || !hold) return null
      const { bytes, arrived } = hold
      hold = null
      return partly(request, bytes, async (part) => {
        await api.fetch(part)
        arrived()
      })
    },
  }
}
