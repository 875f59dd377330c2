import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query'
import { useConsole } from './context.tsx'
import { asFailure, type ApiFailure } from './failure.ts'

/**
 * A mutation of the console: runs the call, then asks at once what changed. Its failure stays in `failure` for the panel
 * or dialog that shows it. `refresh` names queries whose answer is known to have changed.
 */
export function useAction<Input, Output>(options: {
  readonly call: (input: Input) => Promise<Output>
  readonly refresh?: (input: Input, output: Output) => readonly QueryKey[]
  readonly onDone?: (output: Output, input: Input) => void
  readonly onFailure?: (failure: ApiFailure, input: Input) => void
}) {
  const { changes } = useConsole()
  const queries = useQueryClient()
  const mutation = useMutation<Output, unknown, Input>({
    mutationFn: options.call,
    onSuccess: async (output, input) => {
      changes.ask()
      await Promise.all(
        (options.refresh?.(input, output) ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })),
      )
      options.onDone?.(output, input)
    },
    onError: (thrown, input) => {
      changes.ask()
      options.onFailure?.(asFailure(thrown), input)
    },
  })
  return {
    run: mutation.mutate,
    busy: mutation.isPending,
    output: mutation.data,
    failure: mutation.error === null ? null : asFailure(mutation.error),
    reset: mutation.reset,
  }
}
