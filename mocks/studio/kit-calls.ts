/** What was done to a world as calls of the kit for Playwright: by its page objects where the console does it in one way. */
import { paths } from '../../contract/places.ts'
import { routeAt } from '../../control-plane/api/route-map.ts'
import type { InstanceRecord } from '../../control-plane/records.ts'
import type { Step } from '../../control-plane/steps/step.ts'
import { literal, quoted } from './quoted.ts'

export type CallStep = Extract<Step, { kind: 'call' }>

/** An instance of the world, as it is or was, by its id. */
export type FindInstance = (id: string) => Pick<InstanceRecord, 'id' | 'name' | 'tenantId'> | null

/** The lines of a test that make this call once more. */
export function kitCalls(step: CallStep, find: FindInstance): readonly string[] {
  const byPerson = step.via === 'browser' && step.status < 400
  return (byPerson ? throughConsole(step, find) : null) ?? asked(step)
}

/** The call itself, for what no page object does, and for what was refused. */
function asked(step: CallStep): readonly string[] {
  const body: unknown = step.body === null ? null : parsed(step.body)
  const { confirm } = step.headers
  const headers = {
    ...(confirm === undefined ? {} : { 'afterglow-confirm': confirm }),
    ...(step.via === 'token' ? { authorization: 'Bearer token' } : {}),
  }
  const hasHeaders = Object.keys(headers).length > 0
  const args = [
    quoted(step.method),
    quoted(step.path),
    ...(body !== null || hasHeaders ? [body === null ? 'undefined' : literal(body)] : []),
    ...(hasHeaders ? [literal(headers)] : []),
  ]
  return [`expect(await world.call(${args.join(', ')})).toHaveProperty('status', ${step.status})`]
}

/** The body as JSON; what is none was refused, and is sent as text would be. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function throughConsole(step: CallStep, find: FindInstance): readonly string[] | null {
  const path = step.path.replace(/\?.*$/, '')
  const parts = path.split('/').filter((part) => part !== 'v1' && part !== 'afterglow' && part !== '')
  const [, id = '', , snapshot = ''] = parts
  const instance = find(id)
  if (!instance) return null
  const { tenantId: project, name } = instance
  const at = (place: string) => `await world.open(${quoted(place)}) // ${oneLine(name)}`
  switch (routeAt(step.method, path)) {
    case 'takeSnapshot':
      // A name or a note of its own is given by a client, not by the console.
      if (step.body !== null && step.body !== '{}') return null
      return [
        at(paths.inspect(project, id, 'snapshots')),
        'await app.snapshots.take.click()',
        "await expect(app.snapshots.table).toHaveSnapshot({ type: 'On demand', status: /Waiting|In progress/ })",
      ]
    case 'restoreSnapshot':
      return [
        at(paths.restore(project, id, snapshot)),
        'await app.dialogs.restore.confirm()',
        'await expect(app.dialogs.restore.root).toBeHidden()',
      ]
    case 'createExport':
      return [
        at(paths.export(project, id, snapshot)),
        'await app.dialogs.export.prepare.click()',
        'await expect(app.dialogs.export.progress.or(app.dialogs.export.downloadLink)).toBeVisible()',
      ]
    case 'pauseInstance':
      return [
        at(paths.pause(project, id)),
        'await app.dialogs.pause.submit.click()',
        'await expect(app.dialogs.pause.root).toBeHidden()',
      ]
    case 'resumeInstance':
      return [
        at(paths.instances(project)),
        `await app.instances.card(${quoted(name)}).power.click()`,
        `await expect(app.instances.card(${quoted(name)}).status).toHaveText(/^Resuming/)`,
      ]
    case 'deleteInstance':
      return [
        at(paths.deleteInstance(project, id)),
        `await write(app.dialogs.delete.name, ${quoted(name)})`,
        'await app.dialogs.delete.submit.click()',
        'await expect(app.dialogs.delete.root).toBeHidden()',
      ]
    case 'createBackup':
      return [
        at(paths.inspect(project, id, 'backups')),
        'await app.backups.request.click()',
        'await expect(app.backups.item(0).root).toContainText(/Being made|Next in line|waiting/)',
      ]
    default:
      return null
  }
}

/** A name within a comment: it must not end it. */
const oneLine = (name: string) => quoted(name).slice(1, -1)
