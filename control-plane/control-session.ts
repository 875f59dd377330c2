/** The verbs of the control about whoever looks at a world, and whose key its data is under. */
import type { Outcome } from './commands/commands.ts'
import { accessOf, ControlRefusal, fieldsOf, nothingIn, roleOf } from './control-fields.ts'
import { asked, type Turns } from './control-turns.ts'
import type { Control } from './control.ts'
import type { WorldRecord } from './records.ts'
import { scenarioNamed } from './scenarios/registry.ts'

/** Each is a step of the world. */
export function sessionVerbs({
  host,
  inTurn,
  step,
  command,
}: Turns): Pick<Control, 'endSession' | 'keyAccess' | 'setRole'> {
  return {
    endSession: (request) =>
      inTurn(async () => {
        nothingIn(request)
        await step('end-session', {}, 'stands', () =>
          command((commands) => commands.setSession(asked, 'ended')),
        )
      }),
    keyAccess: (request) =>
      inTurn(async () => {
        const fields = fieldsOf(request, ['key', 'access'])
        const access = accessOf(fields['access'])
        const views = await host.current().controlPlane.read((q) => q.customerManagedKeys())
        const key = views.find(({ record: { id, name } }) =>
          [id, name].some((each) => each === fields['key']),
        )
        if (!key) {
          const names = views.map(({ record }) => record.name).join(', ')
          throw new ControlRefusal('There is no such key.', `Use one of ${names || 'those that you add'}.`)
        }
        await step('key-access', { key: key.record.id, access }, 'stands', () =>
          command((commands) => commands.setKeyAccess(asked, { keyId: key.record.id, access })),
        )
      }),
    setRole: (request) =>
      inTurn(async () => {
        const { role: named } = fieldsOf(request, ['role'])
        if (named === undefined) {
          throw new ControlRefusal('role is missing.', 'Name a role, or null for that of the scenario.')
        }
        const role = roleOf(named)
        const own = scenarioNamed(host.current().source.scenario).user.role
        await step('role', { role: role ?? own }, 'stands', () =>
          command((commands): Promise<Outcome<WorldRecord>> => commands.setRole(asked, role ?? own)),
        )
      }),
  }
}
