import Archive from 'lucide-react/icons/archive'
import Copy from 'lucide-react/icons/copy'
import FileUp from 'lucide-react/icons/file-up'
import Layers from 'lucide-react/icons/layers'
import PanelRight from 'lucide-react/icons/panel-right'
import Pause from 'lucide-react/icons/pause'
import Play from 'lucide-react/icons/play'
import Scaling from 'lucide-react/icons/scaling'
import Trash from 'lucide-react/icons/trash-2'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { paths, type InspectTab } from '../../contract/places.ts'
import { Menu } from '../ui/Menu.tsx'
import * as say from '../messages/instances.tsx'
import type { Power } from './use-power.ts'

/** Everything that can be asked of an instance from its card. `search` carries the list's filters on. */
export function InstanceMenu({
  instance,
  power,
  search,
}: {
  instance: InstanceWithView
  power: Power
  search: string
}) {
  const { id, name, tenant_id: project } = instance
  const { load_file: loadFile, clone, resize, delete: remove } = instance.afterglow.actions
  const tab = (to: InspectTab) => paths.inspect(project, id, to) + search
  return (
    <Menu
      label={say.moreFor(name)}
      items={[
        { label: say.inspect, icon: PanelRight, href: tab('overview') },
        { label: say.snapshots, icon: Layers, href: tab('snapshots') },
        { label: say.backups, icon: Archive, href: tab('backups') },
        {
          label: say.restoreFromFile,
          icon: FileUp,
          href: tab('restore-from-file'),
          refusal: loadFile.allowed ? undefined : loadFile,
        },
        { separator: true },
        {
          label: say.clone,
          icon: Copy,
          href: paths.clone(project, id) + search,
          refusal: clone.allowed ? undefined : clone,
        },
        {
          label: say.resize,
          icon: Scaling,
          href: paths.resize(project, id) + search,
          refusal: resize.allowed ? undefined : resize,
        },
        {
          label: power.verb,
          icon: power.resumes ? Play : Pause,
          onSelect: power.run,
          refusal: power.refusal,
        },
        {
          label: say.remove,
          icon: Trash,
          href: paths.deleteInstance(project, id) + search,
          refusal: remove.allowed ? undefined : remove,
        },
      ]}
    />
  )
}
