import { useQuery } from '@tanstack/react-query'
import { can } from '../../contract/rules/can.ts'
import { DEFAULT_DATABASE, placeholderFolder } from '../../contract/rules/commands.ts'
import { uploadCommands } from '../../contract/rules/upload-commands.ts'
import {
  likelySource,
  toolNames,
  uploadHelp,
  type SourceVersion,
  type UploadHelp,
  type UploadWay,
} from '../../contract/rules/upload-help.ts'
import type { InstanceWithView } from '../../contract/wire/instances.ts'
import { useConsole } from '../api/context.tsx'
import { instanceFacts } from '../api/facts.ts'
import { useNow } from '../api/now.ts'
import { resources } from '../api/resources.ts'
import { CommandGroups, PlaceholderNote } from '../commands/CommandGroups.tsx'
import { ShellChoice, useShell } from '../commands/ShellChoice.tsx'
import { SOURCE_PARAMETER, useSearchChoice } from '../commands/use-search-choice.ts'
import { Field } from '../ui/Field.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Select, type SelectOption } from '../ui/Select.tsx'
import * as say from '../messages/upload-help.tsx'
import { Reach } from './Reach.tsx'
import css from './UploadHelp.module.css'
import { useNetwork } from './use-network.ts'

const sources = [
  { value: '5', label: say.neo4j5 },
  { value: '4.4', label: say.neo4j44 },
  { value: 'earlier', label: say.neo4jEarlier },
] as const satisfies readonly SelectOption<SourceVersion>[]

const titles = {
  'database-upload': toolNames['database-upload'],
  'push-to-cloud': toolNames['push-to-cloud'],
  'import-service': say.importService,
  'upgrade-source': say.upgradeSource,
  'newer-instance': say.newerInstance,
} as const satisfies Record<UploadWay, string>

/** How a database on the person's own server gets into this instance, with the commands for it. */
export function UploadCommands({ instance }: { instance: InstanceWithView }) {
  const { client } = useConsole()
  const emulated = useQuery(resources(client).meta()).data?.emulated
  const [source, choose] = useSearchChoice(
    SOURCE_PARAMETER,
    sources.map(({ value }) => value),
    likelySource(instance.afterglow.version),
  )
  const [shell] = useShell()
  const { network, traffic } = useNetwork(instance)
  const help = uploadHelp({
    instance: instance.afterglow.version,
    source,
    key: instance.customer_managed_key_id === null ? 'neo4j' : 'customer',
    cloud: instance.cloud_provider,
    traffic,
  })
  const place = {
    source,
    database: DEFAULT_DATABASE,
    folder: placeholderFolder[shell],
    shell,
    connectionUrl: instance.connection_url,
  }
  const groups = uploadCommands(help.way, place)
  return (
    <div className={css.help}>
      <div className={css.choices}>
        <Field label={say.runs}>
          <Select value={source} onChange={choose} options={sources} />
        </Field>
        <ShellChoice />
      </div>
      <div>
        <p className={css.way}>{titles[help.way]}</p>
        <p className={css.quiet}>{help.why}</p>
      </div>
      {groups.length > 0 && (
        <Reach instance={instance} network={network} reach={help.reach} source={source} />
      )}
      {groups.length > 0 && <Unready instance={instance} />}
      {groups.length > 0 && (
        <>
          {emulated && (
            <Notice tone="neutral" title={say.emulated}>
              {say.emulatedText}
            </Notice>
          )}
          <CommandGroups as="steps" groups={groups} place={place} />
          <PlaceholderNote place={place} database />
        </>
      )}
      <Conditions help={help} />
    </div>
  )
}

/** Why the instance takes nothing now, whoever uploads: the tool asks for its password, and for nobody's role. */
function Unready({ instance }: { instance: InstanceWithView }) {
  const now = useNow()
  const decision = can.loadFile(instanceFacts(instance), { role: 'admin', now })
  return (
    !decision.allowed && (
      <Notice tone="warn" title={decision.message}>
        {say.uploadFails} {decision.remedy}
      </Notice>
    )
  )
}

/** What else must be so, and why it is no other way. */
function Conditions({ help }: { help: UploadHelp }) {
  return (
    <dl className={css.conditions}>
      {help.needs.length > 0 && (
        <div>
          <dt>{say.worksWhen}</dt>
          {help.needs.map((need) => (
            <dd key={need}>{need}</dd>
          ))}
        </div>
      )}
      {help.others.map(({ tool, why }) => (
        <div key={tool}>
          <dt>{say.whyNot(toolNames[tool])}</dt>
          <dd>{why}</dd>
        </div>
      ))}
    </dl>
  )
}
