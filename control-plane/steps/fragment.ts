/** A recipe in the fragment of a link: `#replay=` and the Base64 of its deflated JSON. */
import { ControlRefusal } from '../control-fields.ts'
import { fromBase64url, toBase64url } from '../base64.ts'
import { stateOfJson } from './recipe-schema.ts'
import type { Recipe } from './step.ts'
import { fileBytesOf } from './step-log.ts'
import { stepLimits } from './step-limits.ts'

const NAME = 'replay='

const toFile = 'Export the state to a file instead.'

/** Packs a recipe. Throws a `ControlRefusal` where it is too much for a link. */
export async function toFragment(recipe: Recipe): Promise<string> {
  const missing = recipe.steps.find((step) => step.kind === 'bytes' && 'missing' in step.content)
  if (missing?.kind === 'bytes') {
    throw new ControlRefusal(
      `The file ${missing.fileName} is too large to be kept with what was done, or was not kept.`,
      'Do the steps without it, or with a smaller file.',
    )
  }
  const fileBytes = fileBytesOf(recipe.steps)
  if (fileBytes > stepLimits.linkFileBytes) {
    const limit = `A link carries at most ${inKb(stepLimits.linkFileBytes)} of files`
    throw new ControlRefusal(`${limit}, and here are ${inKb(fileBytes)}: ${filesOf(recipe.steps)}.`, toFile)
  }
  const json = new TextEncoder().encode(JSON.stringify(recipe))
  const packed = await whole(through(json, new CompressionStream('deflate-raw')), stepLimits.fragmentChars)
  const text = packed === null ? null : toBase64url(packed)
  if (text === null || json.length > stepLimits.unpackedBytes || text.length > stepLimits.fragmentChars) {
    throw new ControlRefusal('Too much was done for a link.', toFile)
  }
  return text
}

const inKb = (bytes: number) => `${Math.ceil(bytes / 1000)} kB`

/** The names of the files that steps carry, the first three of them. */
function filesOf(steps: Recipe['steps']): string {
  const carried = steps.flatMap((step) =>
    step.kind === 'bytes' && 'base64' in step.content && step.to > step.from ? [step.fileName] : [],
  )
  const names = [...new Set(carried)]
  const more = names.length > 3 ? ` and ${names.length - 3} more` : ''
  return names.slice(0, 3).join(', ') + more
}

/** The packed recipe in the fragment of an address (with or without its #); null: there is none. */
export function packedIn(hash: string): string | null {
  const text = hash.replace(/^#/, '')
  return text.startsWith(NAME) ? text.slice(NAME.length) : null
}

/** The fragment of a link, with its #. */
export const fragmentOf = (packed: string) => `#${NAME}${packed}`

/** Unpacks a recipe. Throws a `ControlRefusal`; what unpacks to more than the limit is not unpacked further. */
export async function fromFragment(packed: string): Promise<Recipe> {
  if (packed.length > stepLimits.fragmentChars) {
    throw new ControlRefusal(
      `This link is longer than the ${stepLimits.fragmentChars} characters that are read.`,
      'Use a state file.',
    )
  }
  const bytes = fromBase64url(packed)
  if (!bytes || bytes.length === 0) throw broken()
  const unpacked = await whole(
    through(bytes, new DecompressionStream('deflate-raw')),
    stepLimits.unpackedBytes,
  ).catch(() => {
    throw broken()
  })
  if (unpacked === null) {
    throw new ControlRefusal(
      `This link unpacks to more than the ${stepLimits.unpackedBytes} bytes that are read.`,
      'Use a state file.',
    )
  }
  const { dials: _dials, ...recipe } = stateOfJson(textOf(unpacked))
  return recipe
}

const broken = () => new ControlRefusal('This link is not whole.', 'Copy it again, to its last character.')

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw broken()
  }
}

function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(stream)
}

/** All of a stream; null where it is longer than `most` bytes: the rest of it is not read. */
async function whole(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = stream.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length
    if (size > most) {
      await reader.cancel()
      return null
    }
    parts.push(next.value)
  }
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
