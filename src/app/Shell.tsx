import { useQuery } from '@tanstack/react-query'
import Database from 'lucide-react/icons/database'
import Info from 'lucide-react/icons/info'
import KeyRound from 'lucide-react/icons/key-round'
import Network from 'lucide-react/icons/network'
import SunMoon from 'lucide-react/icons/sun-moon'
import { lazy, Suspense } from 'react'
import { Outlet, useParams } from 'react-router'
import { useConsole } from '../api/context.tsx'
import { resources } from '../api/resources.ts'
import { dismiss, useToasts } from '../feedback/toasts.ts'
import * as say from '../messages/shell.tsx'
import { paths } from '../../contract/places.ts'
import { PlaceLink, RouterLink } from '../router-link.tsx'
import { AnchorContext } from '../ui/Anchor.tsx'
import { Mark } from '../ui/Mark.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Tag } from '../ui/Tag.tsx'
import { ToastRegion } from '../ui/Toast.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { ActivityLink } from './ActivityLink.tsx'
import { RouterAnchor } from './RouterAnchor.tsx'
import css from './Shell.module.css'
import { setTheme, useTheme, type Theme } from './theme.ts'

const MissingProject = lazy(async () => ({
  default: (await import('./MissingProject.tsx')).MissingProject,
}))

const themes = [
  ['system', say.likeSystem],
  ['light', say.light],
  ['dark', say.dark],
] as const satisfies readonly (readonly [Theme, string])[]

const initials = (name: string) =>
  name
    .split(/[\s-]+/)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .slice(0, 2)
    .join('')

function ThemeMenu() {
  const theme = useTheme((state) => state.theme)
  return (
    <Menu
      label={say.theme}
      icon={SunMoon}
      items={themes.map(([value, label]) => ({
        label,
        checked: theme === value,
        onSelect: () => setTheme(value),
      }))}
    />
  )
}

function Toasts() {
  const toasts = useToasts((state) => state.toasts)
  return (
    <ToastRegion
      toasts={toasts.map(({ id, tone, title, text, link, requestId }) => ({
        id: String(id),
        tone,
        title,
        text,
        action: link ? { label: link.label, href: link.to } : undefined,
        requestId: requestId ?? undefined,
      }))}
      onDismiss={(id) => dismiss(Number(id))}
    />
  )
}

/** The frame of the console: project, person, theme, navigation, messages. */
export function Shell() {
  const { project = '' } = useParams()
  const { client } = useConsole()
  const meta = useQuery(resources(client).meta()).data
  const tenants = useQuery(resources(client).tenants()).data
  const here = tenants?.find((tenant) => tenant.id === project)
  const about = paths.about(project)
  return (
    <AnchorContext value={RouterAnchor}>
      <div className={css.app}>
        <a className={css.skip} href="#main">
          {say.skip}
        </a>
        <header className={css.top}>
          <RouterLink className={css.brand} to={paths.instances(project)} aria-label="Afterglow">
            <Mark />
            <span>Afterglow</span>
          </RouterLink>
          <nav className={css.crumbs} aria-label={say.whereYouAre}>
            <span className={css.organisation}>
              {meta?.organisation} <span aria-hidden="true">/</span>
            </span>
            <Menu
              label={say.switchProject}
              align="start"
              className={css.project}
              items={(tenants ?? []).map((tenant) => ({
                label: tenant.name,
                href: paths.instances(tenant.id),
              }))}
            >
              <bdi className={css.name}>{here?.name ?? say.projects}</bdi>
            </Menu>
          </nav>
          <span className={css.push} />
          {meta?.emulated && (
            <RouterLink className={css.emulated} to={about}>
              <Tag>{say.emulated}</Tag>
            </RouterLink>
          )}
          <ThemeMenu />
          {meta && (
            <span className={css.me}>
              <span className={css.avatar} aria-hidden="true">
                {initials(meta.user.name)}
              </span>
              <VisuallyHidden>{say.signedInAs} </VisuallyHidden>
              <span className={css.person}>
                {meta.user.name}, {meta.user.role}
              </span>
            </span>
          )}
        </header>
        <nav className={css.nav} aria-label={say.main}>
          <section>
            <h2>{say.dataServices}</h2>
            <PlaceLink to={paths.instances(project)}>
              <Database aria-hidden="true" />
              {say.instances}
            </PlaceLink>
          </section>
          <section>
            <h2>{say.project}</h2>
            <ActivityLink project={project} />
            <PlaceLink to={paths.networkAccess(project)}>
              <Network aria-hidden="true" />
              {say.networkAccess}
            </PlaceLink>
            <PlaceLink to={paths.encryptionKeys(project)}>
              <KeyRound aria-hidden="true" />
              {say.encryptionKeys}
            </PlaceLink>
          </section>
          <section className={css.foot}>
            <RouterLink to={about}>
              <Info aria-hidden="true" />
              {say.about}
            </RouterLink>
          </section>
        </nav>
        <main id="main" tabIndex={-1} className={css.main}>
          {tenants && !here ? (
            <Suspense>
              <MissingProject />
            </Suspense>
          ) : (
            <Outlet />
          )}
        </main>
      </div>
      <Toasts />
    </AnchorContext>
  )
}
