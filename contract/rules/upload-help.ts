import { allowed, refuse, type Decision } from './decision.ts'
import type { Traffic } from './network.ts'
import type { CloudProvider, Version } from './plans.ts'

/** What the database on the person's own server runs; `4.4` is 4.3 too. */
export type SourceVersion = '5' | '4.4' | 'earlier'
/** Whose key an instance is encrypted with: Neo4j's, or a customer managed one. */
export type KeyHolder = 'neo4j' | 'customer'

/** Everything that decides how a database gets into an instance from the command line. */
export interface UploadFacts {
  readonly instance: Version
  readonly source: SourceVersion
  readonly key: KeyHolder
  readonly cloud: CloudProvider
  /** How the instance is met from the internet. */
  readonly traffic: Traffic
}

/** Means of Neo4j and Aura that a database can get up by. */
export type UploadTool = 'database-upload' | 'push-to-cloud' | 'import-service'
/** A tool, or what has to come before any: a newer source, or a newer instance. */
export type UploadWay = UploadTool | 'upgrade-source' | 'newer-instance'

/** How a database gets up, why so, and why not otherwise. */
export interface UploadHelp {
  readonly way: UploadWay
  readonly why: string
  /** Each tool that is not the way, and why. */
  readonly others: readonly { readonly tool: UploadTool; readonly why: string }[]
  /** What else has to be so for the commands of the way; empty where it has none. */
  readonly needs: readonly string[]
  /** Whether they reach the instance. */
  readonly reach: Decision
}

export const toolNames = {
  'database-upload': 'neo4j-admin database upload',
  'push-to-cloud': 'neo4j-admin push-to-cloud',
  'import-service': 'Import',
} as const satisfies Record<UploadTool, string>

interface Row<T> {
  /** What must be so; what is not named does not matter. */
  readonly when: Partial<UploadFacts>
  readonly is: T
  readonly why: string
}

// Sources. [aura]: Aura documentation, Backup, export, restore, and upload, "Upload an existing Neo4j database".
// [ops 5]: operations manual of Neo4j 5, Upload to Neo4j Aura. [ops 4.4], [ops 4.3]: the same of push-to-cloud.
// [cmk]: Aura documentation, Encryption, "Customer managed keys".

/** Which way it is. The first row that fits counts; the last rows leave no source version out. */
const ways: readonly Row<UploadWay>[] = [
  {
    // [aura] the last paragraph before "Public traffic"; [cmk]
    when: { instance: '4', key: 'customer', cloud: 'azure' },
    is: 'import-service',
    why: 'For a Neo4j 4 instance on Azure with a customer managed key, Aura takes data by its Import service only. Import reads tables, such as CSV files, so export what is to be moved as tables first. Where that does not do, use an instance of the latest version.',
  },
  {
    // [ops 5] the table of versions: what 5 writes goes into the latest version
    when: { instance: '4', source: '5' },
    is: 'newer-instance',
    why: 'What Neo4j 5 or later writes cannot be loaded by an instance that runs Neo4j 4. Use an instance of the latest version.',
  },
  {
    // [aura] push-to-cloud is that of 4.4 and 4.3; files of a server from 4.3 on are loaded
    when: { source: 'earlier' },
    is: 'upgrade-source',
    why: 'Files of Neo4j before 4.3 are not taken. Bring the database to Neo4j 4.4 first, by the steps of the Neo4j upgrade and migration guide, then choose 4.4 or 4.3 here.',
  },
  {
    // [aura] on customer managed keys: the upload of Neo4j 5; [ops 5] the table of versions: it takes files of 4.4
    when: { source: '4.4', key: 'customer' },
    is: 'database-upload',
    why: 'This instance is encrypted with a customer managed key, so the upload is that of Neo4j 5. It takes a dump that Neo4j 4.4 made; from 4.3, upgrade to 4.4 first.',
  },
  {
    // [ops 4.4] 4.4 into 4 and the latest; [ops 4.3] 4.3 into 4
    when: { source: '4.4', instance: '5' },
    is: 'push-to-cloud',
    why: 'It comes with Neo4j 4.4. From 4.3, upgrade to 4.4 first: 4.3 itself only uploads to Neo4j 4 instances.',
  },
  {
    when: { source: '4.4' },
    is: 'push-to-cloud',
    why: 'It comes with Neo4j 4.4 and 4.3, and uploads to an instance of Neo4j 4.',
  },
  {
    when: { source: '5' },
    is: 'database-upload',
    why: 'It comes with Neo4j 5 and later, and takes a database of any size that fits the instance.',
  },
]

/** Why a tool is not the way. Of the rows of a tool, the first that fits counts; the last of each fits always. */
const whyNot: readonly Row<UploadTool>[] = [
  {
    when: { instance: '4', key: 'customer', cloud: 'azure' },
    is: 'database-upload',
    why: 'It does not support Neo4j 4 instances on Azure with a customer managed key.',
  },
  {
    when: { source: '5' },
    is: 'database-upload',
    why: 'It uploads what Neo4j 5 or later writes to instances of the latest version only.',
  },
  { when: { source: 'earlier' }, is: 'database-upload', why: 'It takes files of Neo4j 4.4 and later.' },
  {
    when: {},
    is: 'database-upload',
    why: 'It comes with Neo4j 5 and later; push-to-cloud is already there.',
  },
  {
    when: { key: 'customer' },
    is: 'push-to-cloud',
    why: 'It does not work with an instance that is encrypted with a customer managed key.',
  },
  {
    when: { source: '5' },
    is: 'push-to-cloud',
    why: 'It is that of Neo4j 4.4 and earlier; database upload took its place in Neo4j 5.',
  },
  { when: {}, is: 'push-to-cloud', why: 'What it uploads must be of Neo4j 4.3 or 4.4.' },
  {
    when: {},
    is: 'import-service',
    why: 'It reads tables, such as CSV files, and no dumps or backups.',
  },
]

const tools: readonly UploadTool[] = ['database-upload', 'push-to-cloud', 'import-service']

/** What a database most likely runs that is to go into an instance: its own generation. */
export const likelySource = (instance: Version): SourceVersion => (instance === '4' ? '4.4' : '5')

/** How a database on a person's own server gets into an instance without this console. */
export function uploadHelp(facts: UploadFacts): UploadHelp {
  const row = firstFor(ways, facts)
  return {
    way: row.is,
    why: row.why,
    others: tools
      .filter((tool) => tool !== row.is)
      .map((tool) => ({
        tool,
        why: firstFor(
          whyNot.filter(({ is }) => is === tool),
          facts,
        ).why,
      })),
    needs: isCommand(row.is) ? needsOf(facts) : [],
    reach: isCommand(row.is) ? reachOf(facts) : allowed,
  }
}

const isCommand = (way: UploadWay) => way === 'database-upload' || way === 'push-to-cloud'

/** [ops 5], [ops 4.4] "Prerequisites"; the release of 2026: the caution at the top of both as of 2026 */
function needsOf({ instance }: UploadFacts): readonly string[] {
  return [
    'The instance is running, and its storage takes the data.',
    'The machine that runs neo4j-admin reaches the instance: public traffic to its region is enabled. Otherwise the upload fails with SSL errors.',
    ...(instance === '5'
      ? [
          'The database runs Neo4j 5.26 or later, where Aura itself runs a release of 2026: it takes nothing older.',
        ]
      : []),
  ]
}

/** [aura] "Public traffic": a change of it is not immediate */
function reachOf({ traffic }: UploadFacts): Decision {
  switch (traffic) {
    case 'enabled':
      return allowed
    case 'enabling':
      return refuse(
        'public-traffic-applying',
        'Public traffic to the region of this instance is being enabled. Until that ends, the upload fails there with SSL errors.',
        'Wait until it is enabled, upload, then disable it again.',
      )
    case 'disabling':
      return refuse(
        'public-traffic-applying',
        'Public traffic to the region of this instance is being disabled, so an upload that begins now fails there with SSL errors.',
        'Wait until that has ended, enable it again under Network access, then upload.',
      )
    case 'disabled':
      return refuse(
        'public-traffic-disabled',
        'Public traffic to the region of this instance is disabled, so the upload fails there with SSL errors.',
        'Enable it under Network access, which takes a while, upload, then disable it again.',
      )
  }
}

/** Throws RangeError where a table leaves facts out. */
function firstFor<T>(rows: readonly Row<T>[], facts: UploadFacts): Row<T> {
  const found = rows.find(({ when }) => fits(when, facts))
  if (found === undefined) throw new RangeError(`No row for ${JSON.stringify(facts)}.`)
  return found
}

function fits(when: Partial<UploadFacts>, facts: UploadFacts): boolean {
  const { instance, source, key, cloud, traffic } = when
  return (
    (instance ?? facts.instance) === facts.instance &&
    (source ?? facts.source) === facts.source &&
    (key ?? facts.key) === facts.key &&
    (cloud ?? facts.cloud) === facts.cloud &&
    (traffic ?? facts.traffic) === facts.traffic
  )
}
