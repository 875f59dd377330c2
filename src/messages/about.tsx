// What the console says of itself.

export const title = 'About Afterglow'
export const what = 'A console for the snapshots of Neo4j Aura style instances.'
export const close = 'Close'
export const notAffiliated =
  'Afterglow is not affiliated with Neo4j. Neo4j and Aura are trademarks of Neo4j, Inc.'
export const emulatedIn = {
  browser:
    'What you see is emulated. It runs in this browser: instances, snapshots and files are kept here and sent nowhere. No instance costs anything, and no database is behind them; files that you load are real.',
  node: 'What you see is emulated. It runs in one Node process on the machine that serves this page. No instance costs anything, and no database is behind them; files that you load are real.',
} as const
export const world = 'World'
export const itsTime = 'Its time'
export const build = 'Build'
export const licence = 'Licence'
export const mit = 'MIT'
