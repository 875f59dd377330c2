import { createBrowserRouter, type RouteObject } from 'react-router'
import { basePath } from '../api/host.ts'
import { page } from './page-route.ts'
import { RouteFailure } from './RouteFailure.tsx'
import { Shell } from './Shell.tsx'
import { ToFirstProject } from './ToFirstProject.tsx'

const sendBackup = { path: ':backup/send', ...page(() => import('../backups/SendBackupPage.tsx')) }

const whichRestore = {
  path: 'which-restore',
  ...page(() => import('../snapshots/WhichRestorePage.tsx')),
}

/** The whole map of the console. Dialogs are routes: a link restores what was on the screen. */
export const routes: RouteObject[] = [
  {
    path: '/',
    ErrorBoundary: RouteFailure,
    HydrateFallback: () => null,
    children: [
      { index: true, Component: ToFirstProject },
      {
        path: 'projects/:project',
        Component: Shell,
        ErrorBoundary: RouteFailure,
        children: [
          {
            path: 'instances',
            ...page(() => import('../instances/InstancesPage.tsx')),
            children: [
              { path: 'about', ...page(() => import('./AboutPage.tsx')) },
              { path: 'create', ...page(() => import('../instances/CreateInstancePage.tsx')) },
              { path: ':instance/clone', ...page(() => import('../copies/ClonePage.tsx')) },
              { path: ':instance/resize', ...page(() => import('../copies/ResizePage.tsx')) },
              { path: ':instance/pause', ...page(() => import('../instances/PauseInstancePage.tsx')) },
              { path: ':instance/delete', ...page(() => import('../instances/DeleteInstancePage.tsx')) },
              {
                path: 'recently-deleted',
                ...page(() => import('../deleted/RecentlyDeletedPage.tsx')),
                children: [
                  {
                    path: ':instance/:snapshot/create',
                    ...page(() => import('../deleted/CreateFromDeletedPage.tsx')),
                  },
                ],
              },
              {
                path: 'deleted-backups',
                ...page(() => import('../backups/DeletedBackupsPage.tsx')),
                children: [sendBackup],
              },
              {
                path: ':instance',
                ...page(() => import('../instances/InspectPage.tsx')),
                children: [
                  { path: 'overview', ...page(() => import('../instances/OverviewPage.tsx')) },
                  {
                    path: 'snapshots',
                    ...page(() => import('../snapshots/SnapshotsPage.tsx')),
                    children: [
                      { path: 'details', ...page(() => import('../snapshots/SnapshotDetailsPage.tsx')) },
                      whichRestore,
                      { path: ':snapshot/restore', ...page(() => import('../snapshots/RestorePage.tsx')) },
                      { path: ':snapshot/export', ...page(() => import('../snapshots/ExportPage.tsx')) },
                      {
                        path: ':snapshot/create',
                        ...page(() => import('../snapshots/CreateFromSnapshotPage.tsx')),
                      },
                    ],
                  },
                  {
                    path: 'backups',
                    ...page(() => import('../backups/BackupsPage.tsx')),
                    children: [sendBackup],
                  },
                  {
                    path: 'restore-from-file',
                    ...page(() => import('../file-restore/FileRestorePage.tsx')),
                    children: [whichRestore],
                  },
                ],
              },
            ],
          },
          {
            path: 'network-access',
            ...page(() => import('../network/NetworkAccessPage.tsx')),
            children: [{ path: ':cloud/:region', ...page(() => import('../network/ConfigurePage.tsx')) }],
          },
          {
            path: 'encryption-keys',
            ...page(() => import('../keys/KeysPage.tsx')),
            children: [
              { path: 'add', ...page(() => import('../keys/AddKeyPage.tsx')) },
              { path: ':key/remove', ...page(() => import('../keys/RemoveKeyPage.tsx')) },
            ],
          },
          { path: 'activity', ...page(() => import('../activity/ActivityPage.tsx')) },
        ],
      },
      { path: '*', lazy: async () => ({ Component: (await import('./NotFoundPage.tsx')).Page }) },
    ],
  },
]

/** The router over the base path of this page. */
export function createConsoleRouter() {
  return createBrowserRouter(routes, { basename: basePath(document) })
}
