import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { isFilled } from '../api/facts.ts'
import * as say from '../messages/go-back-first.tsx'
import { Notice } from '../ui/Notice.tsx'
import { GoBack } from './GoBack.tsx'

/** The way that loses nothing, before those that do: shown where a load failed over data that is still there. */
export function GoBackFirst({ instance, onDone }: { instance: InstanceWithView; onDone: () => void }) {
  if (instance.status !== 'loading failed' || !isFilled(instance)) return null
  return (
    <Notice tone="neutral" title={say.title} actions={<GoBack instance={instance} onDone={onDone} />}>
      {say.text}
    </Notice>
  )
}
