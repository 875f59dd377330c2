// What is said of files that are chosen, sent and followed, wherever a person stands meanwhile.

const oneOfThree = 'Use one .backup, .dump or .tar.'
export const folder = {
  message: 'A folder cannot be loaded.',
  remedy: `Make an archive of the database with neo4j-admin database dump. ${oneOfThree}`,
}
export const nothingDropped = { message: 'No file was in what was dropped.', remedy: oneOfThree }
export const severalFiles = (count: number) => ({
  message: `${count} files were chosen; an instance holds one database.`,
  remedy: oneOfThree,
})
export const unreadable = {
  message: 'The file could not be read.',
  remedy: 'Choose it again. Where it lies on another machine, copy it to this one first.',
}
export const fileGone = {
  message: 'The browser cannot read the file any more: it was moved or deleted, or it is not allowed to.',
  remedy: 'Drop the file here instead.',
}

export const changedOn = (file: string, when: string) => `${file}, changed on ${when}`
export const dropThat = (file: string) => `Drop ${file}, or cancel the upload and begin again.`
export const otherSize = (size: string, wanted: string) =>
  `This is not the file whose upload was begun. It has ${size}, not ${wanted}.`
export const otherName = (name: string) =>
  `This is not the file whose upload was begun. It is called ${name}.`
export const otherContent =
  'This is not the file whose upload was begun. It has the same name and size, but other content.'
export const otherBytes = (name: string, sent: string) => ({
  message: `${name} has changed: its first ${sent} are not those that were sent.`,
  remedy: 'Drop the file as it was, or cancel the upload and begin again.',
})

export const waits = (file: string) => `${file} waits to be confirmed again`
export const changedMeanwhile = (instance: string) =>
  `${instance} has changed meanwhile. Nothing was overwritten.`
export const hasStopped = (instance: string) => `The upload into ${instance} has stopped`
export const notLoaded = (file: string, instance: string) => `${file} was not loaded into ${instance}`
export const hasEnded = (file: string) => `The upload of ${file} has ended`
export const nothingOverwritten = 'Nothing was overwritten.'
export const show = 'Show'
