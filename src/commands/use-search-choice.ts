import { useSearchParams } from 'react-router'

/** Parameters of the address that remember what commands are written for. */
export const SHELL_PARAMETER = 'shell'
export const SOURCE_PARAMETER = 'source'

/**
 * One of a few that the address remembers: its value, and what changes it. Anything else in that parameter, or none, is
 * `fallback`; the other parameters stay.
 */
export function useSearchChoice<T extends string>(
  name: string,
  choices: readonly T[],
  fallback: T,
): readonly [T, (chosen: T) => void] {
  const [search, setSearch] = useSearchParams()
  const written = search.get(name)
  const choose = (chosen: T) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        next.set(name, chosen)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  return [choices.find((each) => each === written) ?? fallback, choose]
}
