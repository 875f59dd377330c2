/** What the instances of scenarios hold. */
import type { DescribedContent } from '../content.ts'

type Graph = Pick<DescribedContent, 'nodes' | 'relationships' | 'bytes' | 'labels' | 'relationshipTypes'>

export const customers: Graph = {
  nodes: 41_204_118,
  relationships: 187_630_402,
  bytes: 212_300_000_000,
  labels: ['Address', 'Basket', 'Campaign', 'Category', 'Customer', 'Order', 'Product', 'Review', 'Segment'],
  relationshipTypes: ['BOUGHT', 'IN', 'LIVES_AT', 'PUT_IN', 'RATED', 'SAW', 'WROTE'],
}

export const orders: Graph = {
  nodes: 6_312_907,
  relationships: 22_940_551,
  bytes: 28_800_000_000,
  labels: ['Carrier', 'Invoice', 'Order', 'OrderLine', 'Parcel', 'Refund'],
  relationshipTypes: ['BILLED_BY', 'CONTAINS', 'REFUNDED_BY', 'SHIPPED_IN'],
}

export const catalogue: Graph = {
  nodes: 2_871_340,
  relationships: 8_116_204,
  bytes: 9_140_000_000,
  labels: ['Article', 'Bin', 'Supplier', 'Warehouse'],
  relationshipTypes: ['LIES_IN', 'SUPPLIED_BY'],
}

export const fraud: Graph = {
  nodes: 2_004_113,
  relationships: 5_870_022,
  bytes: 3_120_000_000,
  labels: ['Account', 'Device', 'Payment', 'Ring'],
  relationshipTypes: ['PAID', 'PART_OF', 'USED'],
}

export const suggestions: Graph = {
  nodes: 61_573,
  relationships: 105_661,
  bytes: 148_000_000,
  labels: ['Genre', 'Movie', 'Person', 'User'],
  relationshipTypes: ['ACTED_IN', 'DIRECTED', 'IN_GENRE', 'RATED'],
}

export const molecules: Graph = {
  nodes: 12_480_665,
  relationships: 51_207_310,
  bytes: 38_600_000_000,
  labels: ['Assay', 'Compound', 'Gene', 'Pathway', 'Target'],
  relationshipTypes: ['BINDS', 'PART_OF', 'TESTED_IN'],
}

export const returned: Graph = {
  nodes: 214_380,
  relationships: 530_112,
  bytes: 412_000_000,
  labels: ['Order', 'Parcel', 'Return'],
  relationshipTypes: ['OF', 'SENT_IN'],
}

export const embeddings: Graph = {
  nodes: 3_905_412,
  relationships: 14_220_087,
  bytes: 17_900_000_000,
  labels: ['Author', 'Chunk', 'Paper', 'Topic'],
  relationshipTypes: ['CITES', 'HAS', 'SIMILAR_TO', 'WROTE'],
}

export const films: Graph = {
  nodes: 171,
  relationships: 253,
  bytes: 2_250_000,
  labels: ['Movie', 'Person'],
  relationshipTypes: ['ACTED_IN', 'DIRECTED', 'FOLLOWS', 'PRODUCED', 'REVIEWED', 'WROTE'],
}

export const lessons: Graph = {
  nodes: 1_108,
  relationships: 3_260,
  bytes: 3_400_000,
  labels: ['Course', 'Lesson', 'Student', 'Topic'],
  relationshipTypes: ['ABOUT', 'ENROLLED_IN', 'FOLLOWS', 'HAS'],
}

export const reports: Graph = {
  nodes: 402_118,
  relationships: 1_930_744,
  bytes: 1_420_000_000,
  labels: ['Account', 'Figure', 'Month'],
  relationshipTypes: ['OF', 'ROLLS_UP_TO'],
}
