// What the dialog says that creates an empty instance.

export const title = 'Create instance'
export const cancel = 'Cancel'
export const creating = 'Creating'
export const plan = 'Plan'
export const version = 'Version'
export const snapshots = 'Snapshots'
export const snapshotsOf = (plan: string) => `Snapshots of ${plan}`
export const memory = (size: string) => `${size} memory`
export const memoryBetween = (least: string, most: string) => `${least} to ${most} memory`
export const upTo = (memory: string, nodes: string, relationships: string) =>
  `${memory}, up to ${nodes} nodes and ${relationships} relationships`
