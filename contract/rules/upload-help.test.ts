import { describe, expect, it } from 'vitest'
import { placeholderFolder } from './commands.ts'
import { commandLine } from './shell-quote.ts'
import { uploadCommands, type UploadPlace } from './upload-commands.ts'
import { uploadHelp, type UploadFacts, type UploadWay } from './upload-help.ts'

const every: readonly UploadFacts[] = (['4', '5'] as const).flatMap((instance) =>
  (['5', '4.4', 'earlier'] as const).flatMap((source) =>
    (['neo4j', 'customer'] as const).flatMap((key) =>
      (['gcp', 'aws', 'azure'] as const).flatMap((cloud) =>
        (['enabled', 'disabled', 'enabling', 'disabling'] as const).map((traffic) => ({
          instance,
          source,
          key,
          cloud,
          traffic,
        })),
      ),
    ),
  ),
)

const place: UploadPlace = {
  source: '5',
  database: 'neo4j',
  folder: placeholderFolder.posix,
  shell: 'posix',
  connectionUrl: 'neo4j+s://2f49c2b3.databases.neo4j.io',
}

const lines = (way: UploadWay, at: Partial<UploadPlace> = {}) => {
  const full = { ...place, ...at }
  return uploadCommands(way, full).map(({ run, commands }) => [
    run,
    ...commands.map(({ argv }) => commandLine(argv, full.shell)),
  ])
}

describe('the way up', () => {
  it.each<
    [UploadFacts['source'], UploadFacts['instance'], UploadFacts['key'], UploadFacts['cloud'], UploadWay]
  >([
    ['5', '5', 'neo4j', 'aws', 'database-upload'],
    ['5', '5', 'customer', 'azure', 'database-upload'],
    ['5', '4', 'neo4j', 'gcp', 'newer-instance'],
    ['5', '4', 'customer', 'azure', 'import-service'],
    ['4.4', '5', 'neo4j', 'azure', 'push-to-cloud'],
    ['4.4', '4', 'neo4j', 'azure', 'push-to-cloud'],
    ['4.4', '5', 'customer', 'azure', 'database-upload'],
    ['4.4', '4', 'customer', 'aws', 'database-upload'],
    ['4.4', '4', 'customer', 'azure', 'import-service'],
    ['earlier', '5', 'neo4j', 'gcp', 'upgrade-source'],
    ['earlier', '4', 'customer', 'azure', 'import-service'],
  ])(
    'of Neo4j %s into an instance of %s with the key of %s on %s: %s',
    (source, instance, key, cloud, way) => {
      expect(uploadHelp({ source, instance, key, cloud, traffic: 'enabled' }).way).toBe(way)
    },
  )

  it('is never push-to-cloud with a customer managed key, which is then the reason', () => {
    for (const facts of every.filter(({ key }) => key === 'customer')) {
      const { way, others } = uploadHelp(facts)
      expect(way).not.toBe('push-to-cloud')
      expect(others.find(({ tool }) => tool === 'push-to-cloud')?.why).toContain('customer managed key')
    }
  })

  it('of 4.4 or 4.3 says what there is for 4.3', () => {
    const of43 = every.filter(({ source }) => source === '4.4').map(uploadHelp)
    for (const { way, why } of of43) expect(way === 'import-service' || why.includes('4.3')).toBe(true)
  })

  it('is the Import service for Neo4j 4 on Azure with a customer managed key, and for nothing else', () => {
    for (const facts of every) {
      const { instance, key, cloud } = facts
      const only = instance === '4' && key === 'customer' && cloud === 'azure'
      expect(uploadHelp(facts).way === 'import-service').toBe(only)
    }
  })

  it('is one of them, and says of each of the others why not', () => {
    const tools = ['database-upload', 'import-service', 'push-to-cloud']
    for (const facts of every) {
      const { way, others } = uploadHelp(facts)
      const said = others.map(({ tool }) => tool)
      expect([...new Set([way, ...said])].filter((each) => tools.includes(each)).toSorted()).toEqual(tools)
      expect(new Set(said).size).toBe(said.length)
    }
  })

  it('is open where public traffic is, or where there is no command to run', () => {
    for (const facts of every) {
      const { way, reach, needs } = uploadHelp(facts)
      const commands = uploadCommands(way, { ...place, source: facts.source }).length > 0
      expect(reach.allowed).toBe(facts.traffic === 'enabled' || !commands)
      expect(needs.length > 0).toBe(commands)
    }
  })

  it.each([
    ['disabled', 'public-traffic-disabled', /^Enable it under Network access, which takes a while/],
    ['enabling', 'public-traffic-applying', /^Wait until it is enabled, upload/],
    ['disabling', 'public-traffic-applying', /enable it again under Network access/],
  ] as const)('says of public traffic that is %s what to do', (traffic, reason, remedy) => {
    const { reach } = uploadHelp({ instance: '5', source: '5', key: 'neo4j', cloud: 'gcp', traffic })
    expect(reach).toMatchObject({ allowed: false, reason, remedy: expect.stringMatching(remedy) })
  })
})

describe('the commands of an upload', () => {
  it('of Neo4j 5: a dump or a backup, then the upload', () => {
    expect(lines('database-upload')).toEqual([
      [
        'either',
        'neo4j-admin database dump neo4j --to-path=/path/to/folder',
        'neo4j-admin database backup neo4j --to-path=/path/to/folder --type=full',
      ],
      [
        'all',
        'neo4j-admin database upload neo4j --from-path=/path/to/folder --to-uri=neo4j+s://2f49c2b3.databases.neo4j.io --overwrite-destination=true',
      ],
    ])
  })

  it('of Neo4j 4.4 with a customer managed key: its own dump, then the upload of Neo4j 5', () => {
    const [make, upload] = lines('database-upload', { source: '4.4' })
    expect(make).toEqual(['either', 'neo4j-admin dump --database=neo4j --to=/path/to/folder'])
    expect(upload).toEqual(lines('database-upload')[1])
  })

  it('of push-to-cloud, in PowerShell', () => {
    const at = { source: '4.4', shell: 'powershell', folder: placeholderFolder.powershell } as const
    expect(lines('push-to-cloud', at)).toEqual([
      ['either', String.raw`neo4j-admin dump '--database=neo4j' '--to=C:\path\to\folder'`],
      [
        'all',
        String.raw`neo4j-admin push-to-cloud '--dump=C:\path\to\folder\neo4j.dump' '--bolt-uri=neo4j+s://2f49c2b3.databases.neo4j.io' --overwrite`,
      ],
    ])
  })

  it('hold no password, and say of the one that overwrites that it replaces all data', () => {
    for (const { source, ...facts } of every) {
      const { way } = uploadHelp({ source, ...facts })
      for (const { argv, does } of uploadCommands(way, { ...place, source }).flatMap(
        (group) => group.commands,
      )) {
        expect(argv.join(' ')).not.toMatch(/password|--to-user|--username/)
        expect(argv.some((each) => each.startsWith('--overwrite'))).toBe(does.includes('replaces all data'))
      }
    }
  })
})
