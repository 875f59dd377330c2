/** For tests: what the public Aura API answers, field by field. Source: its documentation and clients. */
import { anyText, anyTruth, like } from './matching.ts'

export const hexId = like(/^[0-9a-f]{8}$/)
export const uuid = like(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
export const wholeSecond = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)

/** The fields of an instance, as a GET answers it. */
export const instanceFields = {
  id: hexId,
  name: anyText,
  status: anyText,
  tenant_id: uuid,
  cloud_provider: like(/^(gcp|aws|azure)$/),
  connection_url: like(/^neo4j\+s:\/\/[0-9a-f]{8}\.databases\.neo4j\.io$/),
  region: anyText,
  type: anyText,
  memory: like(/^\d+GB$/),
  storage: like(/^\d+GB$/),
  customer_managed_key_id: null,
  created_at: wholeSecond,
  secondaries_count: 0,
  cdc_enrichment_mode: 'OFF',
  vector_optimized: false,
  graph_analytics_plugin: false,
}

/** The fields of a snapshot. */
export const snapshotFields = {
  exportable: anyTruth,
  instance_id: hexId,
  profile: like(/^(AdHoc|Scheduled)$/),
  snapshot_id: uuid,
  status: like(/^(Pending|InProgress|Completed|Failed)$/),
  timestamp: wholeSecond,
}
