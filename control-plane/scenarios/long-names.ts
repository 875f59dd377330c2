import { DAY_MS, HOUR_MS } from '../../contract/rules/windows.ts'
import { catalogue, customers, films, fraud, molecules, orders, reports } from './graphs.ts'
import type { Scenario } from './scenario.ts'
import { activityOf, cardsOf, snapshotDialogOf, tabOf } from './screen-places.ts'
import { recordsOf, withHistory } from './seeded-history.ts'
import { refusedFile, found } from './seeded-imports.ts'
import { onDemand, seededInstance, seededTenant, seeding, type InstanceSketch } from './seeded-instance.ts'
import { failureOf } from '../failures.ts'
import { underWay } from './seeded-operations.ts'
import { ENGINEER, ON_CALL, usual } from './usual.ts'

const PROJECT = 'Enterprise-wide knowledge graph, consolidated reporting and master data (production)'
const SECOND = 'גרף הידע של הארגון'
/** 30 characters each, as many as a name has. */
const UNBROKEN = 'Kundenstammdatenverwaltungssys'
const WIDE = 'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW'
const HEBREW = 'לקוחות באירופה (staging)'
const ARABIC = 'مخطط العملاء والطلبات'
const MIXED = 'orders-2025 הזמנות (EU) v2.1'
const CHINESE = '推荐系统的知识图谱（测试环境）'
const EMOJI = '🧑‍🔬🧬 discovery 👩🏽‍💻🚀'

const sketch = (name: string, graph: InstanceSketch['graph'], more: Partial<InstanceSketch> = {}) =>
  ({
    name,
    type: 'professional-db',
    cloud: 'gcp',
    region: 'asia-southeast1',
    memory: '64GB',
    storage: '128GB',
    age: 48 * DAY_MS,
    graph: { ...graph, bytes: Math.min(graph.bytes, 90_000_000_000) },
    writesPerHour: 60,
    ...more,
  }) satisfies InstanceSketch

/** Names as people give them: as long as they may be, without a blank, from right to left, in pictures. */
export const longNames: Scenario = {
  ...usual,
  title: 'Long, right-to-left and emoji names',
  description: 'Instances, snapshots, files and projects with names as long as they may be, in many scripts.',
  organisation: 'Northlight Group, shared services and infrastructure',
  screens: [
    { id: 'cards', title: 'Cards', place: cardsOf(PROJECT) },
    { id: 'snapshots', title: 'Names of snapshots', place: tabOf(HEBREW, 'snapshots') },
    { id: 'restore', title: 'Restore over such a name', place: snapshotDialogOf(HEBREW, 'restore') },
    {
      id: 'restore-from-file',
      title: 'A file with a long name',
      place: tabOf(UNBROKEN, 'restore-from-file'),
    },
    { id: 'activity', title: 'Activity', place: activityOf(PROJECT) },
    { id: 'right-to-left', title: 'A project from right to left', place: cardsOf(SECOND) },
  ],
  *seed(now, random) {
    const at = seeding(now, random)
    const first = seededTenant(at, PROJECT, 420 * DAY_MS)
    const second = seededTenant(at, SECOND, 300 * DAY_MS)
    yield { kind: 'tenant', record: first }
    yield { kind: 'tenant', record: second }
    const loaded = seededInstance(at, first, sketch(UNBROKEN, catalogue))
    yield* recordsOf(withHistory(at, loaded))
    const name = `${'export of the master data of all subsidiaries '.repeat(5)}2025-11-13`
    yield refusedFile(
      at,
      loaded,
      {
        name: `${name.slice(0, 250)}.dump`,
        bytes: 4_812_400_113,
        found: found({ container: 'dump', storeFormat: 'record-aligned-1.1', unpackedBytes: 9_240_000_000 }),
      },
      failureOf('UnknownError', 'load-file', UNBROKEN),
      { by: ENGINEER, ago: HOUR_MS, known: true },
    )
    yield* recordsOf(withHistory(at, seededInstance(at, first, sketch(WIDE, reports))))
    const hebrew = seededInstance(at, first, sketch(HEBREW, customers))
    yield* recordsOf(withHistory(at, hebrew))
    yield* onDemand(at, hebrew, 2 * DAY_MS, ENGINEER, 'לפני שינוי הסכמה')
    yield* onDemand(
      at,
      hebrew,
      3 * DAY_MS,
      ENGINEER,
      'Before the consolidation of all customer records (second try)',
    )
    yield* onDemand(at, hebrew, 4 * DAY_MS, ON_CALL, '🧪 قبل الترحيل → v2')
    yield* underWay(at, seededInstance(at, first, sketch(MIXED, orders)), 'restore', {
      by: ON_CALL,
      share: 0.4,
    })
    yield* recordsOf(withHistory(at, seededInstance(at, first, sketch(ARABIC, fraud))))
    yield* recordsOf(withHistory(at, seededInstance(at, first, sketch(CHINESE, films))))
    yield* recordsOf(withHistory(at, seededInstance(at, first, sketch(EMOJI, molecules))))
    yield* recordsOf(withHistory(at, seededInstance(at, second, sketch('מלאי', catalogue))))
    yield* recordsOf(withHistory(at, seededInstance(at, second, sketch('דוחות חודשיים', reports))))
  },
}
