import type { ReactNode } from 'react'
import type { MethodName, Output } from '../../../shared/contract'
import {
  AccountsIcon,
  DispatchIcon,
  DistributorsIcon,
  OrdersIcon,
  ReportsIcon,
  ReturnsIcon,
  SettingsIcon,
  StockIcon,
  StylesIcon,
  TransfersIcon,
} from '../icons'

type WaitingDesk = Output<'desks.waiting'>['lists'][number]['desk']

/** A place on the rail. */
export interface Desk {
  readonly noun:
    | 'orders'
    | 'shipments'
    | 'transfers'
    | 'returns'
    | 'accounts'
    | 'styles'
    | 'distributors'
    | 'stock'
    | 'statistics'
    | 'settings'
  readonly icon: ReactNode
  readonly group: 'desks' | 'masters' | 'foot'
  /** First segments of the addresses that belong to it, so that the rail shows where one is. */
  readonly owns: readonly string[]
  /** Hidden from whoever may call none of these. */
  readonly permissions: readonly MethodName[]
  readonly waiting?: WaitingDesk
}

/** The rail in its order: the five desks, the masters, settings at the foot. Alt+1 … Alt+9 follow it. */
export const desks: readonly Desk[] = [
  {
    noun: 'orders',
    icon: <OrdersIcon />,
    group: 'desks',
    owns: ['orders', 'production'],
    permissions: ['orders.list'],
    waiting: 'orders',
  },
  {
    noun: 'shipments',
    icon: <DispatchIcon />,
    group: 'desks',
    owns: ['shipments', 'allocations', 'goods-receipts', 'shortages'],
    permissions: ['shipments.list'],
    waiting: 'dispatch',
  },
  {
    noun: 'transfers',
    icon: <TransfersIcon />,
    group: 'desks',
    owns: ['transfers'],
    permissions: ['transfers.list'],
    waiting: 'transfers',
  },
  {
    noun: 'returns',
    icon: <ReturnsIcon />,
    group: 'desks',
    owns: ['returns'],
    permissions: ['returns.list'],
    waiting: 'returns',
  },
  {
    noun: 'accounts',
    icon: <AccountsIcon />,
    group: 'desks',
    owns: ['accounts', 'receipts', 'adjustments', 'statements', 'reconciliations'],
    permissions: ['accounts.balances', 'receipts.list', 'statements.list'],
    waiting: 'accounts',
  },
  {
    noun: 'styles',
    icon: <StylesIcon />,
    group: 'masters',
    owns: ['styles', 'fairs', 'price-policies', 'colours', 'size-groups', 'factories'],
    permissions: ['styles.list'],
  },
  {
    noun: 'distributors',
    icon: <DistributorsIcon />,
    group: 'masters',
    owns: ['distributors', 'regions'],
    permissions: ['distributors.list'],
  },
  {
    noun: 'stock',
    icon: <StockIcon />,
    group: 'masters',
    owns: ['stock', 'stock-counts', 'warehouses'],
    permissions: ['stock.list'],
  },
  {
    noun: 'statistics',
    icon: <ReportsIcon />,
    group: 'masters',
    owns: ['statistics'],
    permissions: ['statistics.table'],
  },
  {
    noun: 'settings',
    icon: <SettingsIcon />,
    group: 'foot',
    owns: ['settings', 'users', 'roles', 'imports'],
    permissions: [],
  },
]
