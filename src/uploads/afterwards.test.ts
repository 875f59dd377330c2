import { describe, expect, it } from 'vitest'
import { ApiFailure, unreachable } from '../api/failure.ts'
import { afterwards } from './afterwards.ts'

const failure = (status: number, reason: string) => new ApiFailure({ status, reason, message: 'No.' })

describe('afterwards', () => {
  it('goes on by itself where nothing was said of the upload', () => {
    expect(afterwards(unreachable(), true)).toBe('again')
    for (const status of [408, 429, 500, 502, 503, 504]) {
      expect(afterwards(failure(status, 'unexpected-answer'), false), String(status)).toBe('again')
    }
    expect(afterwards(failure(400, 'upload-interrupted'), true)).toBe('again')
  })

  it('asks again for the offset, and leaves the upload to who relieved it', () => {
    expect(afterwards(failure(409, 'upload-offset'), true)).toBe('again')
    expect(afterwards(failure(409, 'upload-in-use'), false)).toBe('again')
    expect(afterwards(failure(409, 'upload-in-use'), true)).toBe('host')
  })

  it('pauses where a person has to do something', () => {
    expect(afterwards(failure(507, 'no-room'), true)).toBe('host')
    expect(afterwards(failure(401, 'session-ended'), true)).toBe('session')
  })

  it('looks at the import where the server does not take its upload', () => {
    expect(afterwards(failure(404, 'upload-not-found'), false)).toBe('ask')
    expect(afterwards(failure(410, 'upload-gone'), false)).toBe('ask')
  })

  it('ends what nothing can come of', () => {
    expect(afterwards(failure(0, 'file-changed'), true)).toBe('end')
    expect(afterwards(failure(0, 'defect'), true)).toBe('end')
    expect(afterwards(failure(403, 'upload-not-yours'), false)).toBe('end')
    expect(afterwards(failure(413, 'upload-too-long'), true)).toBe('end')
    expect(afterwards(failure(400, 'header-invalid'), true)).toBe('end')
  })
})
