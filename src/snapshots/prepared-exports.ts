import { create } from 'zustand'

/** The exports that were asked for in this visit, by their snapshot: a dialog opened again goes on with its own. */
const usePrepared = create<Readonly<Record<string, string>>>(() => ({}))

/** The export of a snapshot that was asked for, or undefined. */
export const usePreparedExport = (snapshotId: string): string | undefined =>
  usePrepared((prepared) => prepared[snapshotId])

export function rememberExport(snapshotId: string, exportId: string): void {
  usePrepared.setState({ [snapshotId]: exportId })
}
