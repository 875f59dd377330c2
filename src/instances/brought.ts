/** Whether something is open over the page: then it takes what comes, or nobody does. */
export function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null
}

/** The files that a drag or a drop brings to the page itself; null where there are none, or something is open over it. */
export function broughtBy({ dataTransfer }: DragEvent): DataTransfer | null {
  return dataTransfer?.types.includes('Files') && !isCovered() ? dataTransfer : null
}
