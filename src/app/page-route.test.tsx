import { render, screen } from '@testing-library/react'
import { createMemoryRouter, Link, Outlet } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { page } from './page-route.ts'

const entry = document.createElement('script')
entry.type = 'module'
entry.src = 'https://console.test/assets/index-1.js'

beforeEach(() => {
  // React says what broke a part of the page.
  vi.spyOn(console, 'error').mockReturnValue()
  document.head.append(entry)
})
afterEach(() => {
  entry.remove()
  vi.unstubAllGlobals()
})

/** Goes to a page whose file does not come; `answer` is what the server says when it is asked for the console's own. */
function go(answer: () => Promise<Response>): void {
  vi.stubGlobal('fetch', (url: string) => (url === entry.src ? answer() : Promise.reject(new Error(url))))
  const frame = {
    path: '/',
    HydrateFallback: () => null,
    Component: () => (
      <>
        <Link to="/there">There</Link>
        <Outlet />
      </>
    ),
    children: [{ path: 'there', ...page(() => Promise.reject(new TypeError('Failed to fetch'))) }],
  }
  render(<RouterProvider router={createMemoryRouter([frame])} />)
  screen.getByRole('link', { name: 'There' }).click()
}

const script = { headers: { 'Content-Type': 'text/javascript' } }
const html = { headers: { 'Content-Type': 'text/html; charset=utf-8' } }

it.each([
  ['does not answer', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['still has this console', async () => new Response(null, script)],
  ['is not well', async () => new Response(null, { ...html, status: 503 })],
])('leaves the frame where the file of a page does not come and the server %s', async (_what, answer) => {
  go(answer)
  expect(await screen.findByText('The server did not answer.', { exact: false })).toBeVisible()
  expect(screen.getByRole('link', { name: 'There' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
})

it.each([
  ['knows it no more', { ...html, status: 404 }],
  ['answers with a page', html],
])('says that there is a newer console where the server %s', async (_what, init) => {
  go(async () => new Response(null, init))
  expect(await screen.findByText('Afterglow was updated meanwhile. Reload the page to go on.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'There' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Reload' })).toBeVisible()
})
