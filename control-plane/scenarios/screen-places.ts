/** Where screens of scenarios lie, by the names of what they show. */
import { paths, type InspectTab } from '../../contract/places.ts'
import type { SnapshotRecord } from '../records.ts'
import type { Screen, SeededWorld } from './scenario.ts'

type Place = Screen['place']

/** The cards of a project. */
export const cardsOf =
  (project: string): Place =>
  (world) =>
    paths.instances(world.project(project).id)

/** What runs and what ended in a project. */
export const activityOf =
  (project: string): Place =>
  (world) =>
    paths.activity(world.project(project).id)

/** Another page of a project. */
export const pageOf =
  (project: string, page: (projectId: string) => string): Place =>
  (world) =>
    page(world.project(project).id)

/** A tab of an instance. */
export const tabOf =
  (instance: string, tab: InspectTab): Place =>
  (world) =>
    ofInstance(world, instance, (project, id) => paths.inspect(project, id, tab))

/** A dialog about an instance. */
export const dialogOf =
  (instance: string, dialog: (project: string, id: string) => string): Place =>
  (world) =>
    ofInstance(world, instance, dialog)

/** A dialog about the newest snapshot of an instance that `is` so. */
export const snapshotDialogOf =
  (
    instance: string,
    dialog: 'restore' | 'export' | 'createFromSnapshot',
    is: (snapshot: SnapshotRecord) => boolean = wholeOne,
  ): Place =>
  (world) => {
    const snapshot = world.snapshot(instance, is)
    return paths[dialog](snapshot.tenantId, snapshot.instanceId, snapshot.id)
  }

/** A full snapshot that is complete: it can be restored as long as its window is open. */
export const wholeOne = (snapshot: SnapshotRecord): boolean =>
  snapshot.kind === 'full' && snapshot.status === 'Completed'

function ofInstance(
  world: SeededWorld,
  name: string,
  place: (project: string, instance: string) => string,
): string {
  const { tenantId, id } = world.instance(name)
  return place(tenantId, id)
}
