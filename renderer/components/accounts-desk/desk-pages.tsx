import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { MethodName } from '../../../shared/contract'
import { useRead } from '../../api/hooks'
import { useTexts } from '../../i18n'
import { useCommands } from '../commands/registry'
import { type KeyBinding, useKeys } from '../keys/registry'
import { useMay } from '../session'
import './accounts-desk.css'

interface DeskPage {
  readonly key:
    | 'accounts'
    | 'ageing'
    | 'receipts'
    | 'adjustments'
    | 'statements'
    | 'reconciliations'
    | 'settlements'
    | 'collections'
  readonly path: string
  readonly permission: MethodName
}

const pages: readonly DeskPage[] = [
  { key: 'accounts', path: '/accounts', permission: 'accounts.balances' },
  { key: 'ageing', path: '/accounts/ageing', permission: 'accounts.ageing' },
  { key: 'receipts', path: '/receipts', permission: 'receipts.list' },
  { key: 'adjustments', path: '/adjustments', permission: 'adjustments.list' },
  { key: 'statements', path: '/statements', permission: 'statements.list' },
  { key: 'reconciliations', path: '/reconciliations', permission: 'reconciliations.list' },
  { key: 'settlements', path: '/settlements', permission: 'settlements.list' },
  { key: 'collections', path: '/collections', permission: 'collections.list' },
]

/** The pages of the accounts desk with what waits on each; Ctrl+1, Ctrl+2 … lead there. */
export function DeskPages({ active }: { readonly active: DeskPage['key'] }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const { data } = useRead('desks.waiting', {})
  const open = pages.filter((page) => may(page.permission))
  const known = open.map((page) => page.key).join()
  const bindings = useMemo<readonly KeyBinding[]>(
    () =>
      pages
        .filter((page) => known.split(',').includes(page.key))
        .map((page, position) => ({
          keys: `Ctrl+${position + 1}`,
          label: t(`accounts:page.${page.key}`),
          run: () => void navigate(page.path),
        })),
    [known, navigate, t],
  )
  useKeys(bindings)
  useCommands(
    useMemo(
      () =>
        bindings.map(({ keys, label, run }) => ({
          id: `accounts-page-${String(keys)}`,
          title: t('accounts:goTo', { page: label }),
          keys: String(keys),
          run: () => void run?.(new KeyboardEvent('keydown')),
        })),
      [bindings, t],
    ),
  )
  const waiting = (key: string) => data?.lists.find((list) => list.desk === 'accounts' && list.list === key)?.count ?? 0
  return (
    <nav className="desk-pages" aria-label={t('accounts:title')}>
      {open.map((page, position) => (
        <button
          key={page.key}
          type="button"
          aria-current={page.key === active ? 'page' : undefined}
          title={`Ctrl+${position + 1}`}
          onClick={() => void navigate(page.path)}
        >
          {t(`accounts:page.${page.key}`)}
          {waiting(page.key) > 0 && <span className="desk-page-count">{waiting(page.key)}</span>}
        </button>
      ))}
    </nav>
  )
}
