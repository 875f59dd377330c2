import { z } from '@hono/zod-openapi'
import type { NameVerdict } from '../rules/names.ts'
import { checkName } from '../rules/names.ts'

/** An instant in UTC, RFC 3339. */
export const Instant = z.iso.datetime().openapi('Instant', { example: '2025-11-14T00:09:12Z' })
export const InstanceId = z
  .string()
  .regex(/^[0-9a-f]{8}$/, 'An instance id has 8 hexadecimal digits.')
  .openapi('InstanceId', { example: '2f49c2b3' })
export const Uuid = z.guid().openapi('Uuid', { example: 'afdb4e9d-6ba6-4d45-b951-f82843dcbca6' })
export const Day = z.iso.date().openapi('Day', { example: '2025-11-14', description: 'A day in UTC.' })
export const ByteCount = z.int().min(0).openapi('ByteCount', { description: 'Bytes.' })
/** Unsigned, of the whole file, with the polynomial of zip. */
export const Crc32 = z.int().min(0).max(0xffffffff).openapi('Crc32')
export const Percent = z.number().min(0).max(100).openapi('Percent')

export const PlanType = z.enum([
  'free-db',
  'professional-db',
  'business-critical',
  'enterprise-db',
  'professional-ds',
  'enterprise-ds',
])
/** With the Sandbox, which the Aura API does not know: in our view only. */
export const AnyPlanType = z.enum([...PlanType.options, 'sandbox'])
export const CloudProvider = z.enum(['gcp', 'aws', 'azure'])
export const Version = z.enum(['4', '5'])
export const Memory = z.string().regex(/^\d{1,4}GB$/, 'Memory is written like 8GB.')
export const Storage = z.string().regex(/^\d{1,4}GB$/, 'Storage is written like 16GB.')

export const InstanceStatus = z.enum([
  'creating',
  'destroying',
  'running',
  'pausing',
  'paused',
  'suspending',
  'suspended',
  'resuming',
  'loading',
  'loading failed',
  'restoring',
  'updating',
  'overwriting',
])
export const SnapshotStatus = z.enum(['Pending', 'InProgress', 'Completed', 'Failed'])
export const SnapshotProfile = z.enum(['AdHoc', 'Scheduled'])

const refusedName = (verdict: NameVerdict) => (verdict.ok ? undefined : verdict)

/** A name of an instance; the rule and its messages are `contract/rules/names.ts`. */
export const InstanceName = z
  .string()
  .superRefine((name, context) => {
    const refused = refusedName(checkName(name))
    if (refused) {
      context.addIssue({
        code: 'custom',
        message: refused.message,
        params: { reason: refused.reason, remedy: refused.remedy },
      })
    }
  })
  .openapi('InstanceName', { example: 'Production' })

export const Refusal = z
  .object({ reason: z.string(), message: z.string(), remedy: z.string() })
  .openapi('Refusal')
export const Decision = z
  .discriminatedUnion('allowed', [
    z.object({ allowed: z.literal(true) }),
    z.object({ allowed: z.literal(false), ...Refusal.shape }),
  ])
  .openapi('Decision')

/** `?view=afterglow` adds what is ours under one key; without it, answers are exactly Aura's. */
export const ViewQuery = z.object({ view: z.enum(['afterglow']).optional() })

/** Sent by the console with every mutation: the same key gives the same answer for 24 h. */
export const MutationHeaders = z.object({ 'idempotency-key': z.string().min(1).max(128).optional() })
/** Also names the instance whose data is overwritten; asked of browser sessions. */
export const OverwriteHeaders = MutationHeaders.extend({ 'afterglow-confirm': z.string().max(64).optional() })
