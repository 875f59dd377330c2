import { create } from 'zustand'

export type Theme = 'system' | 'light' | 'dark'

/** Read by `public/theme.js` before the first paint. */
const KEY = 'afterglow-theme'

function chosen(): Theme {
  const written = document.documentElement.dataset['theme']
  return written === 'light' || written === 'dark' ? written : 'system'
}

export const useTheme = create<{ readonly theme: Theme }>(() => ({ theme: chosen() }))

/** Sets the theme of this browser; `system` follows the system. Where storage is blocked it holds for this page. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  try {
    if (theme === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // Storage is blocked.
  }
  useTheme.setState({ theme })
}
