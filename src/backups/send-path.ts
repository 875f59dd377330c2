/** The URL of the dialog that sends a backup, by its id, over the list of backups that is at `list`. */
export const sendBackupFrom = (list: string) => (backup: string) =>
  `${list}/${encodeURIComponent(backup)}/send`
