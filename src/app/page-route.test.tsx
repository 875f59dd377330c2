import { render, screen } from '@testing-library/react'
import { createMemoryRouter, Link, Outlet } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { expect, it, vi } from 'vitest'
import { page } from './page-route.ts'

it('leaves the frame where the file of a page does not come', async () => {
  // React says what broke a part of the page.
  vi.spyOn(console, 'error').mockReturnValue()
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
  expect(await screen.findByText('The server did not answer.', { exact: false })).toBeVisible()
  expect(screen.getByRole('link', { name: 'There' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
})
