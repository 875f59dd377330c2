import type { StoredFile } from '../downloads.ts'
import type { ApiContext } from './api-app.ts'
import { byteRange } from './byte-range.ts'
import { fault } from './faults.ts'

/**
 * A file, or the range of it that is asked for (RFC 9110, 14): resumable, with its name (RFC 6266) and its checksum.
 * Throws 416 for a range behind its end.
 */
export function answerFile(c: ApiContext, file: StoredFile, asked: string | undefined): Response {
  const crc32 = file.crc32.toString(16).padStart(8, '0')
  const tag = `"${crc32}-${file.bytes}"`
  const condition = c.req.header('if-range')
  const range = condition === undefined || condition === tag ? byteRange(asked, file.bytes) : null
  if (range === 'unsatisfiable') {
    throw fault(416, 'range-outside', `The file has ${file.bytes} bytes.`, 'Ask for a range in it.', {
      'Content-Range': `bytes */${file.bytes}`,
    })
  }
  const { start, end } = range ?? { start: 0, end: file.bytes }
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${file.fileName.replaceAll(/[^A-Za-z0-9._-]/g, '-')}"`,
    'Content-Length': String(end - start),
    'Accept-Ranges': 'bytes',
    'Afterglow-Crc32': crc32,
    // The address is the key to the file.
    'Referrer-Policy': 'no-referrer',
    ETag: tag,
    ...(range ? { 'Content-Range': `bytes ${start}-${end - 1}/${file.bytes}` } : {}),
  }
  // A HEAD reads nothing, so it must not hold the bytes either.
  const body = c.req.method === 'HEAD' ? null : file.read(start, end)
  return new Response(body, { status: range ? 206 : 200, headers })
}
