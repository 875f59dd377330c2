// Loaded before the first paint, as a file of its own because the content security policy allows no inline script.
// 'light' and 'dark' are choices of the person; without one the system's theme holds (color-scheme: light dark).
try {
  const theme = localStorage.getItem('afterglow-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage is blocked: the system's theme holds.
}
