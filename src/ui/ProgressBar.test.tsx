import './jsdom-dialog.ts'
import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Meter } from './Meter.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { StageList } from './StageList.tsx'
import { Status } from './Status.tsx'

describe('ProgressBar', () => {
  it('announces every quarter once, and leaves no other number behind than the one that is shown', () => {
    const { rerender } = render(<ProgressBar label="Restoring orders-eu" percent={3} />)
    const said = [3, 24.9, 25, 25.4, 26, 49.9, 51.2, 51.9, 74, 99.99, 100].map((percent) => {
      rerender(<ProgressBar label="Restoring orders-eu" percent={percent} />)
      return screen.getByRole('status').textContent
    })
    const at = (percent: number) => `Restoring orders-eu, ${percent}%`
    expect(said).toEqual(['', '', at(25), at(25), '', '', at(51), at(51), '', at(99), at(100)])
  })

  it('says nothing of what was reached before it was shown', () => {
    render(<ProgressBar label="Restoring orders-eu" percent={34} />)
    expect(screen.getByRole('status')).toBeEmptyDOMElement()
  })

  it('never says 100 before it is', () => {
    render(<ProgressBar label="Loading" percent={99.99} />)
    expect(screen.getByRole('progressbar', { name: 'Loading' })).toHaveAttribute('aria-valuenow', '99')
  })

  it('has no value while none is known', () => {
    render(<ProgressBar label="Loading" percent={null} />)
    expect(screen.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow')
  })
})

describe('Meter', () => {
  it('says how much of what', () => {
    render(<Meter label="Storage used" value={29} max={64} text="29 of 64 GB" />)
    const meter = screen.getByRole('meter', { name: 'Storage used' })
    expect(meter).toHaveAttribute('aria-valuenow', '29')
    expect(meter).toHaveAttribute('aria-valuetext', '29 of 64 GB')
  })

  it('stays within its limit', () => {
    render(<Meter label="Storage used" value={70} max={64} text="70 of 64 GB" />)
    expect(screen.getByRole('meter')).toHaveAttribute('aria-valuenow', '64')
  })
})

describe('StageList', () => {
  it('says the state of each stage in words and marks the current one', () => {
    render(
      <StageList
        stages={[
          { name: 'Uploaded', state: 'done', detail: '2.1 GB' },
          { name: 'Loading', state: 'current', percent: 63 },
          { name: 'Running', state: 'waiting' },
        ]}
      />,
    )
    expect(screen.getAllByRole('listitem').map((stage) => stage.textContent)).toEqual([
      'Uploaded, done2.1 GB',
      'Loading, under way',
      'Running, to come',
    ])
    expect(screen.getByText('Loading').closest('li')).toHaveAttribute('aria-current', 'step')
  })
})

describe('Status', () => {
  it('says its percentage whole and never rounded up', () => {
    render(
      <Status tone="moving" percent={46.9}>
        Restoring
      </Status>,
    )
    expect(screen.getByText(/Restoring/)).toHaveTextContent('Restoring 46%')
  })
})
