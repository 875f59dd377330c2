import { useQuery } from '@tanstack/react-query'
import Database from 'lucide-react/icons/database'
import Info from 'lucide-react/icons/info'
import SunMoon from 'lucide-react/icons/sun-moon'
import { lazy, Suspense } from 'react'
import { Link, NavLink, Outlet, useParams } from 'react-router'
import { useConsole } from '../api/context.tsx'
import { resources } from '../api/resources.ts'
import { dismiss, useToasts } from '../feedback/toasts.ts'
import { paths } from '../paths.ts'
import { AnchorContext } from '../ui/Anchor.tsx'
import { Mark } from '../ui/Mark.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Tag } from '../ui/Tag.tsx'
import { ToastRegion } from '../ui/Toast.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { RouterAnchor } from './RouterAnchor.tsx'
import css from './Shell.module.css'
import { setTheme, useTheme, type Theme } from './theme.ts'

const MissingProject = lazy(async () => ({
  default: (await import('./MissingProject.tsx')).MissingProject,
}))

const themes = [
  ['system', 'Like the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
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
      label="Theme"
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
          Skip to the content
        </a>
        <header className={css.top}>
          <Link className={css.brand} to={paths.instances(project)} aria-label="Afterglow">
            <Mark />
            <span>Afterglow</span>
          </Link>
          <nav className={css.crumbs} aria-label="Organisation and project">
            <span className={css.organisation}>
              {meta?.organisation} <span aria-hidden="true">/</span>
            </span>
            <Menu
              label="Switch project"
              align="start"
              className={css.project}
              items={(tenants ?? []).map((tenant) => ({
                label: tenant.name,
                href: paths.instances(tenant.id),
              }))}
            >
              {here?.name ?? 'Projects'}
            </Menu>
          </nav>
          <span className={css.push} />
          {meta?.emulated && (
            <Link className={css.emulated} to={about}>
              <Tag>Emulated</Tag>
            </Link>
          )}
          <ThemeMenu />
          {meta && (
            <span className={css.me}>
              <span className={css.avatar} aria-hidden="true">
                {initials(meta.user.name)}
              </span>
              <VisuallyHidden>Signed in as </VisuallyHidden>
              <span className={css.person}>
                {meta.user.name}, {meta.user.role}
              </span>
            </span>
          )}
        </header>
        <nav className={css.nav} aria-label="Main">
          <section>
            <h2>Data services</h2>
            <NavLink to={paths.instances(project)}>
              <Database aria-hidden="true" />
              Instances
            </NavLink>
          </section>
          <section className={css.foot}>
            <Link to={about}>
              <Info aria-hidden="true" />
              About Afterglow
            </Link>
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
        <footer className={css.below}>
          <Link to={about}>About Afterglow</Link>
        </footer>
      </div>
      <Toasts />
    </AnchorContext>
  )
}
