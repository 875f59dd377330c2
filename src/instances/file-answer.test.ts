import { describe, expect, it } from 'vitest'
import { archiveBytes, type ArchiveOptions } from '../../archive/fixtures/archive-bytes.ts'
import { inspectArchive } from '../../archive/inspect.ts'
import type { Flavour, Inspected } from '../../archive/inspection.ts'
import type { PlanType } from '../../contract/rules/plans.ts'
import type { InstanceView } from '../../contract/wire/instances.ts'
import { anInstance } from '../testing/an-instance.ts'
import { answersInWords, fileAnswer, refusedEverywhere, type FileAnswer } from './file-answer.ts'

/** A dump of Neo4j 5 with a small store, as it is read; then what differs. */
async function read(differs: Partial<Inspected> = {}): Promise<Inspected> {
  return { ...(await inspected('DZV1')), ...differs }
}

async function inspected(flavour: Flavour, options?: ArchiveOptions): Promise<Inspected> {
  const bytes = new Uint8Array(await archiveBytes(flavour, options))
  const found = await inspectArchive(new File([bytes], 'a.dump'))
  if (!found.ok) throw new Error(found.message)
  return found
}

/** One that stands for a database of this size. */
const described = (bytes: number, nodes = 10, relationships = 10) =>
  read({ described: { bytes, nodes, relationships, labels: [], relationshipTypes: [] } })

const of = (type: PlanType, storage = '16GB', view: Partial<InstanceView> = {}) =>
  anInstance({ type, storage }, view)
const old = anInstance({}, { version: '4', version_name: 'Neo4j 4.4' })

/** Its actions, with the restore from a file refused. */
function refusing(reason: string, message = 'No.', remedy = 'Wait.') {
  const { actions } = anInstance().afterglow
  return { actions: { ...actions, load_file: { allowed: false, reason, message, remedy } as const } }
}

const viewer = refusing('role-viewer', 'Your role is viewer.', 'Ask an admin.')
const moving = refusing('ongoing-database-operation', 'It is restoring.', 'Wait until it has finished.')

describe('the answer of one instance', () => {
  it('is that it fits', async () => {
    expect(fileAnswer(await read(), anInstance())).toEqual({ kind: 'fits', word: 'Fits' })
  })

  it('is by how much it is too big: bytes over the storage', async () => {
    const answer = fileAnswer(await described(20_500_000_000), of('professional-db'))
    expect(answer).toMatchObject({
      kind: 'refused',
      word: 'Too big by 4.5 GB',
      refusal: { reason: 'ImportExceedsMaxSize', message: expect.stringContaining('16 GB') },
    })
    expect(fileAnswer(await described(16_000_000_000), of('professional-db')).kind).toBe('fits')
  })

  it('is by how many nodes, or relationships, where the plan counts them', async () => {
    const free = of('free-db', '2GB')
    expect(fileAnswer(await described(1, 200_012, 400_001), free).word).toBe('Too big by 12 nodes')
    expect(fileAnswer(await described(1, 200_000, 400_001), free).word).toBe('Too big by 1 relationship')
    expect(fileAnswer(await described(1, 200_000, 400_000), free).kind).toBe('fits')
    expect(fileAnswer(await described(2_400_000_000, 200_012), free).word).toBe('Too big by 400 MB')
  })

  it('is which version it needs, in both directions', async () => {
    const newer = fileAnswer(await read(), old)
    expect(newer).toMatchObject({
      word: 'Needs Neo4j 2025.10',
      refusal: { reason: 'UnsupportedStoreFormat' },
    })
    const older = await read({ storeFormat: 'SF4.0.0' })
    expect(fileAnswer(older, anInstance()).word).toBe('Needs Neo4j 4.4')
    expect(fileAnswer(older, old).kind).toBe('fits')
    expect(fileAnswer(await read({ storeFormat: 'SF4.3.0' }), anInstance()).kind).toBe('fits')
  })

  it('is that it takes no files, to a viewer too, whatever the file is', async () => {
    const takesNone = { kind: 'refused', word: 'Takes no files', refusal: { reason: 'plan-takes-no-files' } }
    expect(fileAnswer(await read(), of('sandbox'))).toMatchObject(takesNone)
    expect(fileAnswer(await described(1e15), of('sandbox', '2GB', viewer))).toMatchObject(takesNone)
  })

  it('is that it fits but not now, or not by this person, with the reason', async () => {
    const file = await read()
    expect(fileAnswer(file, of('professional-db', '16GB', moving))).toEqual({
      kind: 'held',
      word: 'Fits, not now',
      refusal: moving.actions.load_file,
    })
    expect(fileAnswer(file, of('professional-db', '16GB', viewer))).toEqual({
      kind: 'held',
      word: 'Fits, not allowed',
      refusal: viewer.actions.load_file,
    })
  })

  it('is what is wrong with the file before what is wrong with the moment', async () => {
    const answer = fileAnswer(await described(17_000_000_000), of('professional-db', '16GB', moving))
    expect(answer.word).toBe('Too big by 1 GB')
  })
})

describe('a refusal that lies in the file', () => {
  it('is told once: a differential, one without a database, one that no version loads', async () => {
    const differential = await inspected('BZV2', { flags: 0b011 })
    expect(refusedEverywhere(differential)?.reason).toBe('differential-backup')
    expect(refusedEverywhere(await read({ storeFormat: null }))?.reason).toBe('Fallback')
    expect(refusedEverywhere(await read({ storeFormat: 'v0.A.9' }))).toMatchObject({
      reason: 'UnsupportedStoreFormat',
      message: expect.stringContaining('Files from 4.3 on'),
    })
  })

  it('is not what only some instances say', async () => {
    expect(refusedEverywhere(await read())).toBeNull()
    expect(refusedEverywhere(await read({ storeFormat: 'SF4.0.0' }))).toBeNull()
    expect(refusedEverywhere(await described(1e15))).toBeNull()
  })
})

describe('the answers together', () => {
  const refusal = { reason: 'x', message: 'x', remedy: 'x' }
  const fits: FileAnswer = { kind: 'fits', word: 'Fits' }
  const notNow: FileAnswer = { kind: 'held', word: 'Fits, not now', refusal }
  const notAllowed: FileAnswer = { kind: 'held', word: 'Fits, not allowed', refusal }
  const no: FileAnswer = { kind: 'refused', word: 'Takes no files', refusal }

  it.each([
    [[], 'has no instance here that could take it'],
    [[no], 'fits none of 1 instance'],
    [[fits, no, fits], 'fits 2 of 3 instances'],
    [[fits, notNow, no], 'fits 2 of 3 instances, 1 of them not now'],
    [[notNow, notNow, no], 'fits 2 of 3 instances, not now'],
    [[notAllowed, notAllowed], 'fits 2 of 2 instances, not allowed'],
    [[fits, notNow, notAllowed], 'fits 3 of 3 instances, 2 of them not now'],
  ] satisfies [FileAnswer[], string][])('are a sentence', (answers, sentence) => {
    expect(answersInWords(answers)).toBe(sentence)
  })
})
