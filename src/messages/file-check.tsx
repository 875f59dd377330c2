// What is said of a file that is dropped on the list: by each instance, and by all of them together.
import type { ReactNode } from 'react'
import { counted } from './format.ts'

export const dropIt = 'Drop it to see which instances take it'
export const dropItText = 'It is looked into in this browser. Nothing is sent.'
export const oneAtATime = 'One file at a time'
export const oneDatabase = 'An instance holds one database.'
export const another = 'Choose another file'
export const whereItFits = 'Where a file fits'
export const file = 'File to check'
export const dropAnywhere = 'Drop a Neo4j file anywhere on this page, or choose one'
export const dropAnywhereText =
  'A .backup, .dump or .tar. It is looked into in this browser, every instance says whether it fits, and nothing is sent.'
export const browse = 'Browse'
export const cancel = 'Cancel'
export const done = 'Done'
export const lookingInto = (name: string) => `Looking into ${name}`
export const lookingIntoIt = (percent: string, size: string) => `Looking into it, ${percent} of ${size}`
export const refused = (name: ReactNode, why: string) => (
  <>
    {name}: {why}
  </>
)
export const sumOf = (name: ReactNode, sum: ReactNode) => (
  <>
    {name} {sum}
  </>
)
export const unpacked = (size: string, whole: string) => `${size}, ${whole} unpacked.`
export const packed = (size: string) => `${size}.`
export const writtenBy = (program: string) => `Written by ${program}.`
export const writtenByAs = (program: string, format: string) => `Written by ${program} (${format}).`
export const graph = (nodes: number, relationships: number) =>
  `${counted(nodes, 'node')} and ${counted(relationships, 'relationship')}.`

export const restore = 'Restore from this file'
export const restoreInto = (instance: string) => `Restore from this file into ${instance}`
export const overwrittenOnce = 'Its data is overwritten once you confirm, not before.'
export const fits = 'Fits'
export const fitsNotAllowed = 'Fits, not allowed'
export const fitsNotNow = 'Fits, not now'
export const takesNone = 'Takes no files'
export const cannotTake = 'Cannot take it'
export const tooBig = (by: string) => `Too big by ${by}`
export const needs = (version: string) => `Needs ${version}`
export const anotherVersion = 'another version'
export const nodes = (count: number) => counted(count, 'node')
export const relationships = (count: number) => counted(count, 'relationship')

// Each goes on after the name of the file.
export const noInstance = 'has no instance here that could take it'
export const fitsNone = (all: number) => `fits none of ${counted(all, 'instance')}`
export const fitsSome = (count: number, all: number) => `fits ${count} of ${counted(all, 'instance')}`
export const allNotAllowed = (sum: string) => `${sum}, not allowed`
export const allNotNow = (sum: string) => `${sum}, not now`
export const someNotAllowed = (sum: string, count: number) => `${sum}, ${count} of them not allowed`
export const someNotNow = (sum: string, count: number) => `${sum}, ${count} of them not now`
