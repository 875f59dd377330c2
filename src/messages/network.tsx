/** The words of Network access: which regions, how they are reached, and the four steps that change it. */
import type { ReactNode } from 'react'
import type { Traffic } from '../../contract/rules/network.ts'
import type { CloudProvider } from '../../contract/rules/plans.ts'

export const title = 'Network access'
export const loading = 'Network access is loading'
export const failed = 'Network access could not be loaded'
export const what =
  'A configuration is for a region: it gives the instances there a private endpoint, and can close them to the internet.'
export const regions = 'Regions'
export const instancesHere = 'Instances'
export const noneHere = 'None any more'
export const privateLink = 'Private link'
export const publicTraffic = 'Public traffic'
export const configure = 'Configure'
export const configureRegion = (region: string) => `Configure ${region}`

export const privateLinks = { none: 'None', 'setting-up': 'Being set up', ready: 'Set up' } as const
export const traffics: Record<Traffic, string> = {
  enabled: 'Enabled',
  disabled: 'Disabled',
  enabling: 'Being enabled',
  disabling: 'Being disabled',
}
export const since = (when: ReactNode, who: ReactNode) => (
  <>
    since {when}, by {who}
  </>
)
export const lastChangeFailed = (message: string) => `The last change was not applied. ${message}`
export const applying = {
  setUp: 'Setting up the private link',
  enabled: 'Enabling public traffic',
  disabled: 'Disabling public traffic',
} as const
export const applyingIn = (what: string, region: string) => `${what}, ${region}`
export const left = (about: string) => `${about} left`
export const startedBy = (when: string, who: ReactNode) => (
  <>
    Started {when} by {who}. Until it ends, everything is as before.
  </>
)

export const otherPlans = 'On other plans'
export const alwaysReached = (names: ReactNode) => (
  <>
    {names}: reached from the internet, always. Network access comes with AuraDB Virtual Dedicated Cloud and
    AuraDS Enterprise.
  </>
)
export const noRegion = 'No region can have a configuration'
export const noRegionWhy =
  'Network access comes with AuraDB Virtual Dedicated Cloud and AuraDS Enterprise. This project has no instance on these plans.'
export const toInstances = 'Go to the instances'

export const editTitle = 'Edit network access configuration'
export const editTitleOf = (region: string) => `Edit network access configuration of ${region}`
export const newTitleOf = (region: string) => `New network access configuration of ${region}`
export const steps = ['Region', 'Endpoint', 'Accept', 'Public traffic'] as const
export const stepOf = (step: number) => `Step ${step} of 4: ${steps[step - 1] ?? ''}`
export const stepsName = 'Steps'
export const stepDone = 'done'
export const next = 'Next'
export const back = 'Back'
export const cancel = 'Cancel'
export const close = 'Close'
export const save = 'Save'
export const saving = 'Saving'

export const appliesTo = (names: ReactNode) => <>The configuration applies to {names}.</>
export const others = (names: ReactNode) => <>Not to {names}: their plans have no network access.</>
export const setUp = 'Set up the private link'
export const settingUp = 'Asking for it'
export const setUpWhat = (takes: string) =>
  `A private link gives the region a service that a private endpoint in your own network connects to. Public traffic stays enabled. It takes about ${takes}.`
export const setUpFirst = {
  message: 'The private link of this region is not set up.',
  remedy: 'Set it up in step 1 first.',
}
export const setUpRuns = {
  message: 'The private link of this region is still being set up.',
  remedy: 'Wait until it has ended.',
}
export const isSetUp = 'The private link is set up.'

/** What each provider calls it. */
const endpoints: Record<CloudProvider, string> = {
  gcp: 'a Private Service Connect endpoint',
  aws: 'an interface VPC endpoint',
  azure: 'a private endpoint',
}
export const createEndpoint = (cloud: CloudProvider) =>
  `In your own network, create ${endpoints[cloud]} with this service name:`
export const serviceName = 'service name'
export const noServiceName = 'The service name stands here once the private link is set up.'

export const accept: Record<CloudProvider, string> = {
  gcp: 'Wait until the endpoint is shown as accepted in the console of GCP, then give its address a private DNS name.',
  aws: 'Wait until the endpoint is available in the console of AWS, then enable private DNS names for it.',
  azure:
    'Wait until the connection is approved in the portal of Azure, then link a private DNS zone to your network.',
}
export const test =
  'Then connect from inside your network. Only when that works, disable public traffic: without it, this is the one way in.'
export const addresses = 'Addresses to connect to'
export const connectionUrl = (name: string) => `connection URI of ${name}`
export const emulated =
  'This network is emulated: no endpoint can be connected to it. Everything else behaves as it would.'

export const disable = 'Disable public traffic'
export const disableHint = 'The instances in this region are then reached by the private endpoint only.'
export const onlyWayTo = (names: ReactNode) => (
  <>Only the private endpoint leads to {names} then. What connects over the internet now is cut off.</>
)
export const reached = (uris: ReactNode) => <>I have reached {uris} by the private endpoint</>
export const notReached = {
  message: 'The private endpoint is the one way in then, and nobody has said that it works.',
  remedy: 'Connect by it once, then tick the second box.',
}
export const works = 'Works without public traffic'
export const worksList = [
  'This console: snapshots, exports, restores, files that are uploaded here',
  'Connections by the private endpoint',
] as const
export const worksNot = 'Does not work'
export const uploadInto = (command: ReactNode, names: ReactNode) => (
  <>
    {command} into {names}, from outside
  </>
)
export const driversOutside = 'Drivers and tools on the public internet'
export const takes = (takes: string) =>
  `The change takes about ${takes} to apply. Until it ends, everything is as before.`
export const uploadThen =
  'To upload from a terminal: clear the box, save, wait until it is applied, upload, then tick it again.'
export const unchanged = {
  message: 'Nothing was changed.',
  remedy: 'Tick or clear the box, or close the dialog.',
}

/** In the help for uploads, and on the instance. */
export const openSwitch = 'Go to the switch'
export const isEnabled = (region: string) => `Public traffic to ${region} is enabled`
export const disableAgain = 'Once the upload has ended, it can be disabled again.'
export const ofOtherPlan = 'From the internet: this plan has no private endpoints.'
export const change = 'Change'
export const ofInstance: Record<'enabled' | 'disabled', string> = {
  enabled: 'Public traffic is enabled.',
  disabled: 'By the private endpoint only: public traffic is disabled.',
}
export const names = (parts: readonly ReactNode[]) => (
  <>
    {parts.map((part, at) => (
      <span key={at}>
        {at > 0 && (at === parts.length - 1 ? ' and ' : ', ')}
        {part}
      </span>
    ))}
  </>
)
