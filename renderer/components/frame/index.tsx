import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { createHashRouter, Navigate, Outlet, RouterProvider, useNavigate, useRouteError } from 'react-router'
import { useTexts } from '../../i18n'
import { screenRoutes } from '../../routes'
import { type Command, useCommands } from '../commands/registry'
import { EmptyState } from '../empty-state'
import { useKeys } from '../keys/registry'
import { useSession } from '../session'
import { type Desk, desks } from './desks'
import { FaultPage } from './error-boundary'
import { KeyHelp } from './key-help'
import { Palette } from './palette'
import { Rail } from './rail'
import { TopBar } from './top-bar'
import './frame.css'

function useDeskKeys(visible: readonly Desk[], openPalette: () => void, openHelp: () => void): void {
  const { t } = useTexts()
  const navigate = useNavigate()
  const bindings = useMemo(
    () => [
      { keys: 'Ctrl+K', label: t('frame:keys.palette'), run: openPalette },
      { keys: '?', label: t('frame:keys.help'), run: openHelp },
      ...visible.slice(0, 9).map((desk, position) => ({
        keys: `Alt+${position + 1}`,
        label: t('frame:keys.desk', { desk: t(`${desk.noun}:title`) }),
        run: () => void navigate(`/${desk.noun}`),
      })),
    ],
    [visible, openPalette, openHelp, t, navigate],
  )
  useKeys(bindings, 'everywhere')
  const commands = useMemo<readonly Command[]>(
    () => [
      ...visible.map((desk, position) => ({
        id: `desk-${desk.noun}`,
        title: t('frame:keys.desk', { desk: t(`${desk.noun}:title`) }),
        ...(position < 9 ? { keys: `Alt+${position + 1}` } : {}),
        run: () => void navigate(`/${desk.noun}`),
      })),
      { id: 'help', title: t('frame:keys.help'), keys: '?', run: openHelp },
    ],
    [visible, openHelp, t, navigate],
  )
  useCommands(commands)
}

function WorkFrame({ company, visible }: { company: string; visible: readonly Desk[] }) {
  const [overlay, setOverlay] = useState<'palette' | 'help' | null>(null)
  const openPalette = useCallback(() => setOverlay('palette'), [])
  const openHelp = useCallback(() => setOverlay('help'), [])
  const close = useCallback(() => setOverlay(null), [])
  useDeskKeys(visible, openPalette, openHelp)
  return (
    <div className="frame">
      <Rail desks={visible} />
      <div className="frame-main">
        <TopBar company={company} onSearch={openPalette} onHelp={openHelp} />
        <main className="frame-work">
          <Outlet />
        </main>
      </div>
      <Palette open={overlay === 'palette'} onClose={close} />
      <KeyHelp open={overlay === 'help'} onClose={close} />
    </div>
  )
}

function MissingScreen() {
  const { t } = useTexts()
  return (
    <EmptyState
      title={t('frame:missing.title')}
      hint={t('frame:missing.detail')}
      action={<Button href="#/">{t('frame:missing.home')}</Button>}
    />
  )
}

function ScreenFault() {
  const error = useRouteError()
  const navigate = useNavigate()
  const fault = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : String(error)
  return <FaultPage fault={fault} retry={() => void navigate(0)} />
}

function routerFor(company: string, permissions: readonly string[]) {
  const may = (permission: string | undefined) => permission === undefined || permissions.includes(permission)
  const open = screenRoutes.filter((route) => may(route.permission))
  const firsts = new Set(open.map((route) => route.path.split('/')[0]))
  const visible = desks.filter(
    (desk) => firsts.has(desk.noun) && (desk.permissions.length === 0 || desk.permissions.some(may)),
  )
  return createHashRouter([
    {
      path: '/',
      element: <WorkFrame company={company} visible={visible} />,
      HydrateFallback: () => null,
      children: [
        {
          ErrorBoundary: ScreenFault,
          children: [
            {
              index: true,
              element: visible[0] === undefined ? <MissingScreen /> : <Navigate to={`/${visible[0].noun}`} replace />,
            },
            ...open.map(({ path, load }) => ({ path, lazy: async () => ({ Component: await load() }) })),
            { path: '*', element: <MissingScreen /> },
          ],
        },
      ],
    },
  ])
}

/** Rail, top bar and work area around the screens this person may open. */
export function Frame({ company }: { readonly company: string }) {
  const { permissions } = useSession()
  const router = useMemo(() => routerFor(company, permissions), [company, permissions])
  return <RouterProvider router={router} />
}
