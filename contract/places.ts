/** Every address of the console, built in one place: the console and what leads to it go by it. Relative to the base path. */
const part = encodeURIComponent

export type InspectTab = 'overview' | 'snapshots' | 'backups' | 'restore-from-file'

export const paths = {
  home: () => '/',
  instances: (project: string) => `/projects/${part(project)}/instances`,
  createInstance: (project: string) => `/projects/${part(project)}/instances/create`,
  deleteInstance: (project: string, instance: string) =>
    `/projects/${part(project)}/instances/${part(instance)}/delete`,
  pause: (project: string, instance: string) =>
    `/projects/${part(project)}/instances/${part(instance)}/pause`,
  clone: (project: string, instance: string) =>
    `/projects/${part(project)}/instances/${part(instance)}/clone`,
  /** `need`: bytes of storage that are wanted for something else. */
  resize: (project: string, instance: string, need?: number) =>
    `/projects/${part(project)}/instances/${part(instance)}/resize${need === undefined ? '' : `?need=${need}`}`,
  inspect: (project: string, instance: string, tab: InspectTab) =>
    `/projects/${part(project)}/instances/${part(instance)}/${tab}`,
  restore: (project: string, instance: string, snapshot: string) =>
    `/projects/${part(project)}/instances/${part(instance)}/snapshots/${part(snapshot)}/restore`,
  export: (project: string, instance: string, snapshot: string) =>
    `/projects/${part(project)}/instances/${part(instance)}/snapshots/${part(snapshot)}/export`,
  createFromSnapshot: (project: string, instance: string, snapshot: string) =>
    `/projects/${part(project)}/instances/${part(instance)}/snapshots/${part(snapshot)}/create`,
  /** The rules of every plan, with the line of this instance marked. */
  snapshotDetails: (project: string, instance: string) =>
    `/projects/${part(project)}/instances/${part(instance)}/snapshots/details`,
  /** From what happened to the restore for it, over one of the two tabs that restore. */
  whichRestore: (project: string, instance: string, tab: 'snapshots' | 'restore-from-file') =>
    `/projects/${part(project)}/instances/${part(instance)}/${tab}/which-restore`,
  /** Backups outlive their instances: those of all that are gone. */
  deletedBackups: (project: string) => `/projects/${part(project)}/instances/deleted-backups`,
  /** Instances that were deleted and can be had back for some days. */
  recentlyDeleted: (project: string) => `/projects/${part(project)}/instances/recently-deleted`,
  createFromDeleted: (project: string, instance: string, snapshot: string) =>
    `/projects/${part(project)}/instances/recently-deleted/${part(instance)}/${part(snapshot)}/create`,
  /** Everything long of a project. */
  activity: (project: string) => `/projects/${part(project)}/activity`,
  networkAccess: (project: string) => `/projects/${part(project)}/network-access`,
  /** The dialog about a region, at one of its four steps. */
  configureNetwork: (project: string, cloud: string, region: string, step?: 1 | 2 | 3 | 4) =>
    `/projects/${part(project)}/network-access/${part(cloud)}/${part(region)}${step ? `?step=${step}` : ''}`,
  /** The customer's own keys of a project. */
  encryptionKeys: (project: string) => `/projects/${part(project)}/encryption-keys`,
  addEncryptionKey: (project: string) => `/projects/${part(project)}/encryption-keys/add`,
  removeEncryptionKey: (project: string, key: string) =>
    `/projects/${part(project)}/encryption-keys/${part(key)}/remove`,
  about: (project: string) => `/projects/${part(project)}/instances/about`,
} as const
