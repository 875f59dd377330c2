/** What must always hold of the network access of regions, commit by commit. */
import { canConfigureNetwork, canSetPublicTraffic, isSamePlace } from '../../contract/rules/network.ts'
import { networkFacts } from '../network-life.ts'
import type { InstanceRecord, NetworkAccessRecord, OperationRecord } from '../records.ts'
import { expectThat } from './allowed.ts'

interface Watched {
  readonly networks: ReadonlyMap<string, NetworkAccessRecord>
  readonly instances: ReadonlyMap<string, InstanceRecord>
  readonly operations: ReadonlyMap<string, OperationRecord>
  note(what: string): void
}

export interface NetworkWatch {
  changed(was: NetworkAccessRecord | undefined, is: NetworkAccessRecord | undefined): void
  /** After every commit. */
  all(): void
}

const admin = { role: 'admin' } as const

/** Watches the network access of a world. */
export function createNetworkWatch({ networks, instances, operations, note }: Watched): NetworkWatch {
  const ended = ({ change }: NetworkAccessRecord) => operations.get(change?.operationId ?? '')?.state
  const isThere = ({ tenantId }: NetworkAccessRecord) =>
    [...instances.values()].filter((each) => each.tenantId === tenantId)

  return {
    changed(was, is) {
      if (!was) {
        if (is === undefined) throw new Error('Broken: network access that never was is gone')
        expectThat(is.serviceName === null && is.publicTraffic === 'enabled', 'network access began changed')
        expectThat(is.change?.publicTraffic === 'enabled', 'network access began without being set up')
        expectThat(
          canConfigureNetwork(is, isThere(is), admin).allowed,
          'network access was refused and began',
        )
        return
      }
      if (!is) {
        expectThat(was.appliedAt === null, 'network access that was in effect is gone')
        expectThat(ended(was) === 'failed', 'network access is gone without having failed')
        return
      }
      if (is.change !== null && was.change === null) {
        const { publicTraffic } = is.change
        expectThat(
          canSetPublicTraffic(networkFacts(was), publicTraffic, admin).allowed,
          'a change of network access was refused and began',
        )
      }
      if (is.publicTraffic === was.publicTraffic) return
      expectThat(ended(was) === 'succeeded', 'public traffic changed before its change had ended')
      expectThat(is.publicTraffic === was.change?.publicTraffic, 'public traffic changed to something else')
      note(`public traffic ${is.publicTraffic}`)
    },
    all() {
      const all = [...networks.values()]
      for (const each of all) {
        expectThat(each.change !== null || each.appliedAt !== null, 'what was never set up is there')
        expectThat(
          each.change === null || ended(each) === 'running',
          'a change of network access has no operation',
        )
        const twins = all.filter((other) => other.tenantId === each.tenantId && isSamePlace(other, each))
        expectThat(twins.length === 1, 'a region has two configurations')
      }
    },
  }
}
