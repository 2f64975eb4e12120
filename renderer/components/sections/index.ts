import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { MethodName } from '../../../shared/contract'
import { useTexts } from '../../i18n'
import type { KeyBinding } from '../keys/registry'
import type { FilterChip } from '../list-screen'
import { useMay } from '../session'

/** The lists that share a place on the rail, in the order of their chips; `path` is where each lives. */
const sections = {
  styles: [
    { key: 'styles', path: '/styles', permission: 'styles.list' },
    { key: 'fairs', path: '/fairs', permission: 'fairs.list' },
    { key: 'pricePolicies', path: '/price-policies', permission: 'pricePolicies.list' },
    { key: 'colours', path: '/colours', permission: 'colours.list' },
    { key: 'sizeGroups', path: '/size-groups', permission: 'sizeGroups.list' },
    { key: 'factories', path: '/factories', permission: 'factories.list' },
  ],
  distributors: [
    { key: 'distributors', path: '/distributors', permission: 'distributors.list' },
    { key: 'regions', path: '/regions', permission: 'regions.list' },
  ],
  stock: [
    { key: 'stock', path: '/stock', permission: 'stock.list' },
    { key: 'movements', path: '/stock/movements', permission: 'stock.movements' },
    { key: 'stockCounts', path: '/stock-counts', permission: 'stockCounts.list' },
    { key: 'warehouses', path: '/warehouses', permission: 'warehouses.list' },
  ],
  settings: [
    { key: 'settings', path: '/settings', permission: null },
    { key: 'users', path: '/users', permission: 'users.list' },
    { key: 'roles', path: '/roles', permission: 'roles.list' },
    { key: 'imports', path: '/imports', permission: 'imports.list' },
  ],
} as const satisfies Record<
  string,
  readonly { readonly key: string; readonly path: string; readonly permission: MethodName | null }[]
>

type Sections = typeof sections
/** A place on the rail that holds several lists. */
export type SectionDesk = keyof Sections
/** One of its lists. */
export type SectionKey = Sections[SectionDesk][number]['key']

/** The chips that lead from one list of a desk to its neighbours, and the keys for it; spread into `ListScreen`. */
export function useSections(
  desk: SectionDesk,
  here: SectionKey,
): {
  readonly chips: readonly FilterChip[]
  readonly activeChip: string
  readonly onChip: (key: string) => void
  readonly sectionKeys: readonly KeyBinding[]
} {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const open = sections[desk].filter(({ permission }) => permission === null || may(permission))
  const paths = open.map(({ path }) => path).join(' ')
  return useMemo(() => {
    const shown = sections[desk].filter(({ path }) => paths.split(' ').includes(path))
    const go = (key: string) => {
      const target = shown.find((section) => section.key === key)
      if (target !== undefined) void navigate(target.path)
    }
    const move = (by: number) => () => {
      const at = shown.findIndex((section) => section.key === here)
      const next = shown[(at + by + shown.length) % shown.length]
      if (next !== undefined) void navigate(next.path)
    }
    return {
      chips: shown.map(({ key }) => ({ key, label: t(`masters:section.${key}`) })),
      activeChip: here,
      onChip: go,
      sectionKeys:
        shown.length < 2
          ? []
          : [
              { keys: 'Alt+Right', label: t('masters:nextSection'), run: move(1) },
              { keys: 'Alt+Left', label: t('masters:lastSection'), run: move(-1) },
            ],
    }
  }, [desk, here, navigate, paths, t])
}
