import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useRef } from 'react'
import { useConsole } from './context.tsx'
import { asFailure, type ApiFailure } from './failure.ts'

/**
 * A mutation of the console: runs the call, then asks at once what changed. Its failure stays in `failure` for the panel
 * or dialog that shows it. `refresh` names queries whose answer is known to have changed.
 */
export function useAction<Input, Output>(options: {
  readonly call: (input: Input) => Promise<Output>
  readonly refresh?: (input: Input, output: Output) => readonly QueryKey[]
  /** Wherever the person is by then. */
  readonly onAnswer?: (output: Output) => void
  /** Only while what asked is still shown: nobody is taken away from what they moved on to. */
  readonly onDone?: (output: Output, input: Input) => void
  readonly onFailure?: (failure: ApiFailure, input: Input) => void
}) {
  const { changes } = useConsole()
  const queries = useQueryClient()
  // A second click arrives before the first has rendered `busy`: it is the same wish, not another.
  const asked = useRef(false)
  const mutation = useMutation<Output, unknown, Input>({
    mutationFn: (input) => options.call(input).finally(() => (asked.current = false)),
    onSuccess: async (output, input) => {
      changes.ask()
      await Promise.all(
        (options.refresh?.(input, output) ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })),
      )
      options.onAnswer?.(output)
    },
    onError: (thrown, input) => {
      changes.ask()
      options.onFailure?.(asFailure(thrown), input)
    },
  })
  return {
    run: (input: Input) => {
      if (asked.current) return
      asked.current = true
      mutation.mutate(input, { onSuccess: (output) => options.onDone?.(output, input) })
    },
    busy: mutation.isPending,
    output: mutation.data,
    failure: mutation.error === null ? null : asFailure(mutation.error),
    reset: mutation.reset,
  }
}
