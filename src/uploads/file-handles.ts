/** What Chromium's file handles can beyond the standard's: https://wicg.github.io/file-system-access/ */
declare global {
  interface FileSystemFileHandle {
    queryPermission?(asked: { mode: 'read' }): Promise<PermissionState>
    requestPermission?(asked: { mode: 'read' }): Promise<PermissionState>
  }
  interface DataTransferItem {
    getAsFileSystemHandle?(): Promise<FileSystemHandle | null>
  }
  interface Window {
    showOpenFilePicker?(options: { multiple: boolean }): Promise<FileSystemFileHandle[]>
  }
}

/**
 * The handle of what is dropped, where the browser has handles and it is one file; null otherwise, never a rejection. To be
 * called while the drop event is handled.
 */
export async function droppedHandle(transfer: DataTransfer): Promise<FileSystemFileHandle | null> {
  const files = Array.from(transfer.items).filter((item) => item.kind === 'file')
  const asked = files.length === 1 ? files[0]?.getAsFileSystemHandle?.() : undefined
  if (!asked) return null
  const handle = await asked.catch(() => null)
  return handle instanceof FileSystemFileHandle ? handle : null
}

/**
 * Files by the system's dialog, with their handles, where the browser gives handles; null where it does not and the file
 * input has to be used, and an empty list where the person chose none.
 */
export async function pickFiles(page: Window): Promise<readonly FileSystemFileHandle[] | null> {
  if (!page.showOpenFilePicker) return null
  try {
    return await page.showOpenFilePicker({ multiple: true })
  } catch (thrown) {
    return thrown instanceof DOMException && thrown.name === 'AbortError' ? [] : null
  }
}

/** The file of a kept handle; asks the person where the browser wants that, so only to be called in a click. Null: refused, moved or gone. */
export async function fileOf(handle: FileSystemFileHandle): Promise<File | null> {
  try {
    const asked = { mode: 'read' } as const
    const now = (await handle.queryPermission?.(asked)) ?? 'granted'
    const allowed = now === 'granted' || (await handle.requestPermission?.(asked)) === 'granted'
    return allowed ? await handle.getFile() : null
  } catch {
    return null
  }
}
