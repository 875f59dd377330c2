/**
 * The four steps of a backup, each with its share of the time. Source: the article on Sandbox backups: an online backup of
 * the running database, restored beside it, dumped there, and uploaded; so the database itself never stops.
 */
export const backupStages = [
  { name: 'Online backup', share: 0.4 },
  { name: 'Restore to a scratch database', share: 0.25 },
  { name: 'Dump', share: 0.2 },
  { name: 'Upload to storage', share: 0.15 },
] as const

/** How far each stage is when the whole is at `percent`, each 0 to 100. */
export function backupStagePercents(percent: number): readonly number[] {
  let begins = 0
  return backupStages.map(({ share }) => {
    const done = (percent / 100 - begins) / share
    begins += share
    return Math.max(0, Math.min(100, Math.round(done * 100)))
  })
}
