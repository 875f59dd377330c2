import { reading } from './reading.ts'
import type { FromReading, ToReading } from './reading-protocol.ts'

/** A hundredth of the file between two words of progress: a message for every chunk would cost more than the reading. */
const STEPS = 100

const say = (message: FromReading) => postMessage(message)

function watched(size: number) {
  let told = 0
  return {
    // The page ends the whole worker instead.
    signal: new AbortController().signal,
    onProgress(read: number) {
      if (read - told < size / STEPS) return
      told = read
      say({ kind: 'progress', read })
    },
  }
}

async function answer(asked: ToReading): Promise<FromReading> {
  try {
    return asked.verb === 'inspect'
      ? { kind: 'inspected', inspection: await reading.inspect(asked.file, watched(asked.file.size)) }
      : { kind: 'crc32', crc32: await reading.crc32(asked.file, asked.end, watched(asked.end)) }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

addEventListener('message', (event: MessageEvent<ToReading>) => void answer(event.data).then(say))
