import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../../contract/rules/windows.ts'
import { fullDate } from '../messages/format.ts'
import { UntilCell } from './UntilCell.tsx'

const now = Date.UTC(2025, 10, 14, 9)
const shown = (until: number) => render(<UntilCell until={until} now={now} />).container

describe('the end of a window', () => {
  it('that is past says that it ended, and when', () => {
    const until = now - 2 * DAY_MS
    expect(shown(until)).toHaveTextContent(new RegExp(`^ended ?${fullDate(until)}`))
  })

  it('that is to come says how far away it is', () => {
    const until = now + 10 * DAY_MS
    expect(shown(until)).toHaveTextContent(new RegExp(`^${fullDate(until)}.*10 d$`))
  })
})
