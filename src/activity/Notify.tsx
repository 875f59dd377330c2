import * as say from '../messages/activity.tsx'
import { Switch } from '../ui/Toggle.tsx'
import { setNotifying, useNotifying } from './notifications.ts'

const refusals = { blocked: say.notifyBlocked, unable: say.notifyUnable, on: undefined, off: undefined }

/** Whether the browser tells what has ended while nobody looks. The browser asks only when this is switched on. */
export function Notify() {
  const at = useNotifying((state) => state.at)
  return (
    <Switch
      checked={at === 'on'}
      onChange={(on) => void setNotifying(on)}
      refusal={refusals[at]}
      hint={say.notifyHint}
    >
      {say.notify}
    </Switch>
  )
}
