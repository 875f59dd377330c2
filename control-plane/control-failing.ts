/** The verbs of the control about how a world answers: how late, and what of it fails. */
import { fieldsOf, nothingIn } from './control-fields.ts'
import { asked, type Turns } from './control-turns.ts'
import type { Control } from './control.ts'
import { failOf, latencyOf, MOST_FAILURES, noInstance, tooMany, type FailRequest } from './line-fields.ts'
import type { LineFailure, When } from './line.ts'
import type { Fault } from './records.ts'

/** The failures among these that lie on the line; the others are those of long operations. */
export const lineFailures = (failures: readonly FailRequest[]): LineFailure[] =>
  failures.flatMap((each) =>
    each.of === 'line' ? [{ operation: each.operation, reason: each.reason, when: each.when }] : [],
  )

/**
 * Throws a `ControlRefusal` where a failure is for an instance that is none of these. A scenario's own may be for one that
 * is still to come; what is asked for from outside is mistyped then.
 */
export function checkInstances(
  failures: readonly FailRequest[],
  instances: readonly { readonly id: string; readonly name: string }[],
): void {
  for (const each of failures) {
    const named = each.of === 'operation' ? each.instance : null
    if (named !== null && !instances.some(({ id, name }) => id === named || name === named))
      throw noInstance()
  }
}

/** `layOut` lays all failures out, or none. */
export function failingVerbs({ host, line, inTurn, step, command }: Turns): Pick<
  Control,
  'setLatency' | 'fail' | 'clearFailures'
> & {
  layOut(failures: readonly FailRequest[]): Promise<void>
} {
  const layOut = async (failures: readonly FailRequest[]) => {
    const laid = line.read()
    const more = lineFailures(failures)
    if (laid.failures.length + more.length > MOST_FAILURES) throw tooMany()
    for (const each of failures) {
      if (each.of !== 'operation') continue
      const { operation, reason, instance, when } = each
      await step('fail', { operation, reason, when, instance }, 'stands', () =>
        command((commands) =>
          commands.addFault(asked, { operation, reason, instance, times: timesOf(when) }),
        ),
      )
    }
    if (more.length > 0) line.lay({ ...laid, failures: [...laid.failures, ...more] })
  }

  return {
    layOut,
    setLatency: (request) =>
      inTurn(async () => {
        const latency = latencyOf(fieldsOf(request, ['latency'])['latency'])
        line.lay({ ...line.read(), latency })
      }),
    fail: (request) =>
      inTurn(async () => {
        const failure = failOf(request)
        checkInstances([failure], await host.current().controlPlane.read((q) => q.instanceRecords()))
        await layOut([failure])
      }),
    clearFailures: (request) =>
      inTurn(async () => {
        nothingIn(request)
        await step('clear-failures', {}, 'stands', () => command((commands) => commands.clearFaults(asked)))
        line.lay({ ...line.read(), failures: [] })
      }),
  }
}

function timesOf(when: When): Fault['times'] {
  switch (when.kind) {
    case 'next':
      return 'once'
    case 'every':
      return { every: when.nth, passed: 0 }
    case 'always':
      return 'always'
  }
}
