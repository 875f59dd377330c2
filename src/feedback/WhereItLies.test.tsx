import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { paths } from '../../contract/places.ts'
import { renderConsole } from '../testing/console.tsx'
import type { SeededRecord } from '../testing/world.ts'

type Content = Extract<SeededRecord, { kind: 'instance' }>['record']['content']
const held: Content = {
  kind: 'held',
  bytesKey: 'import/a',
  fileName: 'a.dump',
  fileBytes: 1,
  container: 'dump',
  storeFormat: null,
  databaseName: null,
  databaseId: null,
  files: null,
  unpackedBytes: null,
  nodes: null,
  relationships: null,
  labels: null,
  relationshipTypes: null,
}
const holding = (records: readonly SeededRecord[]) =>
  records.map((each) =>
    each.kind === 'instance' && each.record.name === 'reporting'
      ? { ...each, record: { ...each.record, content: held } }
      : each,
  )

it.each([
  [
    'emulated, and described',
    {},
    false,
    'Emulated: its data is only described, so there is nothing to encrypt.',
  ],
  ['in a browser', {}, true, 'Emulated: the data of its file lies in this browser as it is, not encrypted.'],
  [
    'on a server',
    { host: 'node' },
    true,
    'Emulated: the data of its file lies on the server as it is, not encrypted.',
  ],
  ['where the host encrypts', { bytes_encrypted: 'at rest' }, true, 'Encrypted at rest.'],
  [
    'where nothing is known',
    { emulated: false },
    true,
    'This host does not say whether what it stores is encrypted.',
  ],
])('encryption is said as it is: %s', async (_, meta, holds, said) => {
  renderConsole(
    (world) => {
      const { id, tenantId } = world.instance('reporting')
      return paths.inspect(tenantId, id, 'overview')
    },
    {
      ...(holds ? { change: holding } : {}),
      intercept: (request, api) =>
        request.url.endsWith('/meta')
          ? api.fetch(request).then(async (answer) => {
              const { data }: { data: object } = await answer.json()
              return Response.json({ data: { ...data, ...meta } })
            })
          : null,
    },
  )
  const row = async () => (await screen.findByText('Encryption', { selector: 'dt' })).nextElementSibling
  await waitFor(async () => expect(await row()).toHaveTextContent(`Neo4j managed key${said}`))
})
