import { backupStagePercents, backupStages } from '../../contract/rules/backups.ts'
import type { Backup } from '../../contract/wire/backups.ts'
import { instant, progressOf } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { about, duration, percent as written, timeWithZone } from '../messages/format.ts'
import { Progress } from '../ui/ProgressBar.tsx'
import { StageList, type Stage } from '../ui/StageList.tsx'
import * as say from '../messages/backups.tsx'
import css from './Backups.module.css'

/** As wide as the time they take: what is filled of all of them together is how far the whole is. */
const shares = backupStages.map(({ share }) => `minmax(0, ${share}fr)`).join(' ')

/** One that is being made: its four stages, moving by the clock between two answers. */
export function RunningBackup({ backup }: { backup: Extract<Backup, { state: 'running' }> }) {
  const now = useNow(1000)
  const { operation } = backup
  const { percent, leftMs } = progressOf(operation, now)
  const stages = stagesAt(percent)
  const current = stages.find(({ state }) => state === 'current')?.name
  const passed = duration(now - instant(operation.started_at))
  return (
    <>
      <div className={css.row}>
        <span>
          <b>{current ?? say.finishing}</b>
        </span>
        <span className={css.ticking}>
          {leftMs === null ? say.soFar(passed) : say.soFarOf(passed, about(leftMs))}
        </span>
      </div>
      <div className={css.stages} style={{ gridTemplateColumns: shares }}>
        <Progress
          label={say.makingOf(backup.instance_name)}
          percent={percent}
          aria-valuetext={`${current ?? say.finishing}, ${written(percent)}`}
          className={css.whole}
        />
        <StageList layout="line" stages={stages} />
      </div>
      <p className={css.quiet}>{say.keepsRunning(timeWithZone(instant(backup.data_at)))}</p>
    </>
  )
}

/** The stages when the whole is at `percent`. */
function stagesAt(percent: number): readonly Stage[] {
  const parts = backupStagePercents(percent)
  const current = parts.findIndex((part) => part < 100)
  return backupStages.map(({ name }, index) =>
    index === current
      ? { name, state: 'current', percent: parts[index] }
      : { name, state: current === -1 || index < current ? 'done' : 'waiting' },
  )
}
