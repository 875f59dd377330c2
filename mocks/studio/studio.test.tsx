import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Button, Choice, Segments } from './controls.tsx'
import { openStateFile } from './state-file.ts'
import type { Studio } from './use-studio.ts'
import { stepLimits } from '../../control-plane/steps/step-limits.ts'

it('a button that can do nothing now keeps its place among the keys', async () => {
  render(<Button onClick={null}>Undo the last</Button>)
  await userEvent.tab()
  const button = screen.getByRole('button', { name: 'Undo the last' })
  expect(button).toHaveFocus()
  expect(button).toHaveAttribute('aria-disabled', 'true')
  await userEvent.keyboard('{Enter}')
})

it('a few are chosen from by arrow keys, many by the list of the browser', async () => {
  const chosen = vi.fn<(value: string) => void>()
  const options = [
    { value: '0', text: 'Stands still' },
    { value: '60', text: '×60' },
  ]
  render(
    <>
      <Segments label="Speed" value="0" onChange={chosen} options={options} />
      <Choice
        label="Operation"
        value="any"
        onChange={chosen}
        options={[
          { value: 'any', text: 'Any call' },
          { heading: 'Calls', options: [{ value: 'getMeta', text: 'getMeta' }] },
        ]}
      />
    </>,
  )
  expect(screen.getByRole('group', { name: 'Speed' })).toBeVisible()
  await userEvent.click(screen.getByRole('radio', { name: '×60' }))
  expect(chosen).toHaveBeenLastCalledWith('60')
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Operation' }), 'getMeta')
  expect(chosen).toHaveBeenLastCalledWith('getMeta')
})

it('a file that is too large to be a state file is not read', () => {
  const run = vi.fn<Studio['run']>()
  const tell = vi.fn<Studio['tell']>()
  const file = new File([], 'fraud-2019.dump')
  Object.defineProperty(file, 'size', { value: 3 * stepLimits.stateChars + 1 })
  openStateFile({ run, tell }, file)
  expect(tell).toHaveBeenCalledWith(
    'fraud-2019.dump is too large for a state file. Nothing has changed.',
    'bad',
  )
  expect(run).not.toHaveBeenCalled()
  openStateFile({ run, tell }, new File(['{}'], 'tour.json'))
  expect(run).toHaveBeenCalledOnce()
})
