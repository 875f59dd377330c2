import { screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ControlRefusal } from '../control-plane/control-fields.ts'
import { showGone, showOtherBuild } from './refusals.ts'

let root: HTMLElement
beforeEach(() => {
  root = document.createElement('div')
  document.body.replaceChildren(root)
})
// The page is shared with other files' tests.
afterEach(() => document.body.replaceChildren())

describe('the page about a world of another version', () => {
  it('tells why the steps cannot be done again, and goes on offering every way', async () => {
    let asked = 0
    const refusal = new ControlRefusal('Step 2 was answered 202 where it was done, and 409 here.', 'Open it.')
    showOtherBuild(root, new URL('https://demo.test/some/?q=prod'), {
      async doAgain() {
        asked += 1
        throw refusal
      },
      startAgain: () => Promise.reject(new Error('No room.')),
    })
    await userEvent.click(screen.getByRole('button', { name: 'Do its steps again here' }))
    expect(asked).toBe(1)
    const why = `${refusal.fact} ${refusal.remedy} The world is as it was.`
    expect(await screen.findByRole('definition')).toHaveTextContent(why)
    expect(screen.getByRole('term')).toHaveTextContent('Do its steps again here')
    const way = screen.getByRole('link', { name: 'Look around without it' })
    expect(way).toHaveAttribute('href', 'https://demo.test/some/?q=prod&world=memory')
    await userEvent.click(screen.getByRole('button', { name: 'Start again' }))
    expect(await screen.findByRole('definition')).toHaveTextContent('No room. The world is as it was.')
  })

  it('takes the place of the console once where its world went away, and offers a reload', () => {
    showGone(root, 'two')
    showGone(root, null)
    expect(root.isConnected).toBe(false)
    expect(screen.getAllByRole('heading')).toHaveLength(1)
    expect(screen.getByRole('heading')).toHaveTextContent('Another tab began anew with another version')
    expect(screen.getByRole('heading')).toHaveFocus()
    expect(screen.getByRole('button', { name: 'Reload' })).toBeVisible()
  })
})
