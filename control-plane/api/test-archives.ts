/** Archives for tests, as they come from elsewhere. */
import { writeArchive } from '../../archive/write.ts'

/** A small archive of figures: 12 nodes labelled A, 34 relationships, 1.5 MB unpacked. */
export async function figuresArchive(): Promise<Blob> {
  const stream = writeArchive({
    format: 'dump',
    databaseName: 'neo4j',
    databaseId: '11111111-2222-4333-8444-555555555555',
    takenAt: '2025-11-01T10:00:00Z',
    body: {
      kind: 'described',
      described: { nodes: 12, relationships: 34, labels: ['A'], relationshipTypes: ['R'], bytes: 1_500_000 },
      storeFormat: 'block-block-1.1',
      storeCreatedAt: '2025-01-01T00:00:00Z',
    },
  })
  return new Response(stream).blob()
}
