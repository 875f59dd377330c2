import { describe, expect, it } from 'vitest'
import { placeholderFolder, type CommandPlace } from './commands.ts'
import { loadCommands, loadedBy, type LoadableFile } from './load-commands.ts'
import { commandLine } from './shell-quote.ts'

const posix: CommandPlace = { database: 'neo4j', folder: placeholderFolder.posix, shell: 'posix' }
const powershell: CommandPlace = {
  database: 'neo4j',
  folder: placeholderFolder.powershell,
  shell: 'powershell',
}

const lines = (file: LoadableFile, place = posix) =>
  loadCommands(file, place).map(({ title, commands }) => [
    title,
    ...commands.map(({ argv }) => commandLine(argv, place.shell)),
  ])

const load = 'neo4j-admin database load neo4j --from-path=/path/to/folder --overwrite-destination=true'

describe('a file is loaded', () => {
  it('from a dump of 4.4, by 4.4 and by 5', () => {
    expect(lines({ format: 'dump', version: '4', fileName: 'shop.dump' })).toEqual([
      ['Neo4j 4.4', 'neo4j-admin load --from=/path/to/folder/shop.dump --database=neo4j --force'],
      [
        'Neo4j 5',
        'mv /path/to/folder/shop.dump /path/to/folder/neo4j.dump',
        load,
        'neo4j-admin database migrate neo4j --force-btree-indexes-to-range',
      ],
    ])
  })

  it('from a dump of the latest version, renamed only where it has another name', () => {
    const file = { format: 'dump', version: '5', fileName: 'my shop.dump' } as const
    expect(lines(file, powershell)).toEqual([
      [
        'Neo4j 5 or later',
        String.raw`mv 'C:\path\to\folder\my shop.dump' 'C:\path\to\folder\neo4j.dump'`,
        String.raw`neo4j-admin database load neo4j '--from-path=C:\path\to\folder' '--overwrite-destination=true'`,
      ],
    ])
    expect(lines({ ...file, fileName: 'neo4j.dump' })).toEqual([['Neo4j 5 or later', load]])
  })

  it('from a backup, restored by Enterprise or loaded since 5.20', () => {
    expect(lines({ format: 'backup', version: '5', fileName: 'shop.backup' })).toEqual([
      [
        'Neo4j Enterprise',
        'neo4j-admin database restore --from-path=/path/to/folder/shop.backup --overwrite-destination=true neo4j',
      ],
      ['Neo4j 5.20 or later, Community too', load],
    ])
  })

  it('from a .tar, of which the dump is taken first', () => {
    expect(lines({ format: 'tar', version: '5', fileName: 'lab.tar' })).toEqual([
      ['Neo4j 5 or later', 'tar -xf /path/to/folder/lab.tar -C /path/to/folder', load],
    ])
  })
})

it('says what each command that replaces data replaces', () => {
  for (const format of ['backup', 'dump', 'tar'] as const) {
    for (const version of ['4', '5'] as const) {
      const groups = loadCommands({ format, version, fileName: 'a.bin' }, posix)
      for (const { argv, does } of groups.flatMap((group) => group.commands)) {
        const option = argv.find((each) => each.startsWith('--overwrite') || each === '--force')
        expect(does.includes('replaces what is in neo4j')).toBe(option !== undefined)
        if (option) expect(does).toContain(option)
      }
    }
  }
})

it('says who opens a file without a command in it', () => {
  expect(loadedBy({ format: 'dump', version: '4' })).toBe('Neo4j 4.4, and Neo4j 5 after a migration.')
  expect(loadedBy({ format: 'backup', version: '5' })).toMatch(
    /Community from 5\.20 on unless .* block format/,
  )
  for (const format of ['backup', 'dump', 'tar'] as const) {
    expect(loadedBy({ format, version: '5' })).not.toContain('neo4j-admin')
  }
})
