import type { Means } from '../means.ts'
import { serviceNameOf } from '../network-life.ts'
import { endOperation } from '../operations.ts'
import type { Tx } from '../ports.ts'
import type { OperationRecord } from '../records.ts'
import type { End } from './end.ts'

/**
 * Ends a change of network access. Until now everything was as before, and where it failed it stays so; what was never
 * set up is not there then.
 */
export async function finishNetwork(
  tx: Tx,
  means: Means,
  at: number,
  operation: OperationRecord,
  end: End,
): Promise<void> {
  const key = [operation.id]
  const [network] = await tx.range('network-access', 'operation', { from: key, to: key, limit: 1 })
  if (!network?.change) throw new Error(`Operation ${operation.id} has lost its network access.`)
  if (end.ok) {
    await tx.put('network-access', {
      ...network,
      serviceName: network.serviceName ?? serviceNameOf(means.random, network),
      publicTraffic: network.change.publicTraffic,
      appliedAt: at,
      changedBy: operation.requestedBy,
      change: null,
      failure: null,
    })
    await endOperation(tx, operation, at, { state: 'succeeded' })
    return
  }
  const { failure } = end
  if (network.appliedAt === null) await tx.delete('network-access', network.id)
  else await tx.put('network-access', { ...network, change: null, failure })
  await endOperation(tx, operation, at, { state: 'failed', failure })
}
