import type { StoredFile } from '../downloads.ts'
import type { ApiContext } from './api-app.ts'
import { byteRange } from './byte-range.ts'
import { fault } from './faults.ts'

/**
 * A file, or the range of it that is asked for (RFC 9110, 14): resumable, with its name (RFC 6266) and its checksum.
 * Throws 416 for a range behind its end and 412 where another file is meant (13.1.1).
 */
export function answerFile(c: ApiContext, file: StoredFile, range: string | undefined): Response {
  const crc32 = file.crc32.toString(16).padStart(8, '0')
  const tag = `"${crc32}-${file.bytes}"`
  const meant = c.req.header('if-match')
  if (meant !== undefined && meant !== '*' && !meant.split(',').some((each) => each.trim() === tag)) {
    throw fault(412, 'file-changed', 'This is not the file that was meant.', 'Ask for it from its beginning.')
  }
  // A range is asked for by GET alone (14.2).
  const asked = c.req.method === 'HEAD' ? undefined : range
  const condition = c.req.header('if-range')
  const part = condition === undefined || condition === tag ? byteRange(asked, file.bytes) : null
  if (part === 'unsatisfiable') {
    throw fault(416, 'range-outside', `The file has ${file.bytes} bytes.`, 'Ask for a range in it.', {
      'Content-Range': `bytes */${file.bytes}`,
    })
  }
  const { start, end } = part ?? { start: 0, end: file.bytes }
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${file.fileName.replaceAll(/[^A-Za-z0-9._-]/g, '-')}"`,
    'Content-Length': String(end - start),
    'Accept-Ranges': 'bytes',
    'Afterglow-Crc32': crc32,
    // The address is the key to the file.
    'Referrer-Policy': 'no-referrer',
    ETag: tag,
    ...(part ? { 'Content-Range': `bytes ${start}-${end - 1}/${file.bytes}` } : {}),
  }
  // A HEAD reads nothing, so it must not hold the bytes either.
  const body = c.req.method === 'HEAD' ? null : file.read(start, end)
  return new Response(body, { status: part ? 206 : 200, headers })
}
