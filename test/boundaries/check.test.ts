import { describe, expect, test } from 'vitest'
import { problemsOf } from './check'

const known = new Set([
  'zod',
  'drizzle-orm',
  'better-sqlite3',
  'exceljs',
  'electron',
  'ag-grid-community',
  'ag-grid-react',
  '@ag-grid-community/locale',
  'antd',
  'react',
  'react-router',
  'pinyin-pro',
  'playwright-core',
  'vitest',
])
const messages = (path: string, source: string) => problemsOf(path, source, known).map(({ message }) => message)
const lines = (path: string, source: string) => problemsOf(path, source, known).map(({ line }) => line)

/** Each forbidden import with a word that its message must contain: the place to go instead. */
const forbidden: readonly (readonly [path: string, source: string, advice: string])[] = [
  ['shared/schemas/orders.ts', "import { halfUp } from '../domain/money'", 'up to shared/domain'],
  ['shared/schemas/orders.ts', "import type { Contract } from '../contract'", 'up to shared/domain'],
  ['shared/domain/money.ts', "import { contract } from '../contract'", 'electron/services'],
  ['shared/domain/money.ts', "import { z } from 'zod'", 'shared/schemas'],
  ['shared/domain/money.ts', "import { readFileSync } from 'node:fs'", 'runs without Node'],
  ['shared/domain/money.ts', "import fs from 'fs'", 'runs without Node'],
  ['shared/domain/money.ts', "import { Button } from 'antd'", 'renderer'],
  ['shared/contract/orders.ts', "import { halfUp } from '../domain/money'", 'other than as a type'],
  ['shared/contract/orders.ts', "import { create } from '../../electron/services/orders'", 'electron/services'],
  ['electron/database/queries/orders.ts', "import { create } from '../../services/orders'", 'electron/services'],
  ['electron/database/queries/orders.ts', "import { read } from '../../excel/readers/orders'", 'electron/services'],
  ['electron/excel/cells.ts', "import { orders } from '../database/tables/orders'", 'electron/services'],
  ['electron/services/orders.ts', "import { eq } from 'drizzle-orm'", 'electron/database/queries'],
  ['electron/services/orders.ts', "import { eq } from 'drizzle-orm/sqlite-core'", 'electron/database/queries'],
  ['electron/services/orders.ts', "import Sqlite from 'better-sqlite3'", 'electron/database/queries'],
  ['electron/services/orders.ts', "import ExcelJS from 'exceljs'", 'electron/excel'],
  ['electron/services/orders.ts', "import { app } from 'electron'", 'electron/ipc'],
  ['electron/services/orders.ts', "import { serve } from '../data/serve'", 'arguments'],
  ['electron/services/orders.ts', "import { z } from 'zod'", 'shared/schemas'],
  ['electron/data/dispatch.ts', "import { bind } from '../ipc/bind'", 'electron/ipc'],
  ['electron/data/dispatch.ts', "const { app } = await import('electron')", 'electron/ipc'],
  ['electron/cli.ts', "const { app } = require('electron')", 'electron/ipc'],
  ['electron/ipc/bind.ts', "import { serve } from '../data/serve'", 'other than as a type'],
  ['electron/ipc/bind.ts', "import { create } from '../services/orders'", 'behind the contract'],
  ['electron/main.ts', "import { create } from './services/orders'", 'behind the contract'],
  ['electron/preload.ts', "import { bridgePrefix } from '../shared/contract/bridge'", 'other than as a type'],
  ['electron/launch/run.mjs', "import { money } from '../../shared/domain/money'", 'before anything is installed'],
  ['renderer/app.tsx', "import { create } from '../electron/services/orders'", 'renderer/api'],
  ['renderer/app.tsx', "import { join } from 'node:path'", 'runs without Node'],
  ['renderer/api.ts', "import { Orders } from './screens/orders'", 'renderer/components'],
  ['renderer/components/tags.tsx', "import { Orders } from '../screens/orders'", 'pass it what it shows'],
  ['renderer/grid/theme.ts', "import { api } from '../api'", 'hands it rows'],
  ['renderer/screens/orders/index.tsx', "import { Matrix } from '../stock/matrix'", 'renderer/components'],
  ['renderer/screens/orders/index.tsx', "export { Matrix } from '../stock'", 'renderer/components'],
  ['renderer/screens/orders/index.tsx', "import { AgGridReact } from 'ag-grid-react'", 'renderer/grid'],
  ['renderer/screens/orders/index.tsx', "import { L } from '@ag-grid-community/locale'", 'renderer/grid'],
  ['renderer/screens/orders/index.tsx', "type E = import('../../../electron/services/orders').E", 'renderer/api'],
  ['renderer/screens/orders/index.tsx', 'window.liangqing.connect()', 'renderer/api'],
  ['electron/services/orders.ts', "import { test } from 'vitest'", 'test/'],
  ['electron/services/orders.ts', "import left from 'left-pad'", 'package.json'],
  ['electron/mail/send.ts', "import { x } from './x'", 'test/boundaries/rules.ts'],
  ['vite.config.ts', "import { x } from './shared/domain/money'", 'configuration'],
]

test.each(forbidden)('%s must not contain %s', (path, source, advice) => {
  expect(messages(path, source)).toEqual([expect.stringContaining(advice)])
})

const allowed: readonly (readonly [path: string, source: string])[] = [
  ['shared/schemas/orders.ts', "import { z } from 'zod'\nimport { day } from './values'"],
  [
    'shared/domain/posting/shipments.ts',
    "import type { Entry } from '../../schemas/ledgers'\nimport { halfUp } from '../money'",
  ],
  ['shared/domain/mnemonics.ts', "import { pinyin } from 'pinyin-pro'"],
  ['shared/contract/orders.ts', "import type { Money } from '../domain/money'\nimport { z } from 'zod'"],
  ['shared/contract/orders.ts', "import { type Money, type Rate } from '../domain/money'"],
  [
    'electron/database/queries/orders.ts',
    "import { eq } from 'drizzle-orm'\nimport { orders } from '../tables/orders'",
  ],
  [
    'electron/excel/writers/orders.ts',
    "import ExcelJS from 'exceljs'\nimport { money } from '../../../shared/domain/money'",
  ],
  [
    'electron/services/orders.ts',
    "import { find } from '../database/queries/orders'\nimport { scryptSync } from 'node:crypto'",
  ],
  ['electron/data/dispatch.ts', "import { create } from '../services/orders'"],
  ['electron/ipc/bind.ts', "import { app } from 'electron'\nimport type { DataPaths } from '../data/control'"],
  [
    'electron/preload.ts',
    "import { ipcRenderer } from 'electron'\nimport type { Bridge } from '../shared/contract/bridge'",
  ],
  ['renderer/screens/orders/index.tsx', "import { Grid } from '../../grid'\nimport { columns } from './columns'"],
  ['renderer/screens/orders/index.tsx', "import { api } from '../../api'\nimport { Button } from 'antd'"],
  ['renderer/screens/orders/form/lines.tsx', "import { columns } from '../columns'"],
  ['renderer/grid/theme.ts', "import { themeQuartz } from 'ag-grid-community'"],
  ['renderer/api/bridge.ts', 'window.liangqing.connect()'],
  [
    'test/shared/domain/money.test.ts',
    "import { halfUp } from '../../../shared/domain/money'\nimport { test } from 'vitest'",
  ],
  ['test/helpers/companies.ts', "import Sqlite from 'better-sqlite3'"],
]

test.each(allowed)('%s may contain %s', (path, source) => {
  expect(messages(path, source)).toEqual([])
})

describe('purity', () => {
  const impure = [
    'export const a = Date.now()',
    'export const a = new Date()',
    'export const a = Date()',
    'export const a = Math.random()',
    'export const a = process.env.HOME',
    'export const a = Buffer.from("")',
    'export const a = () => window.innerWidth',
    'export const a = typeof document',
    'export const a = () => fetch("/")',
    'export const a = crypto.randomUUID()',
    'export const a = { window }',
    'setTimeout(() => undefined, 1)',
    'console.log(1)',
  ]
  test.each(impure)('shared code must not say %s', (source) => {
    expect(messages('shared/domain/money.ts', source)).toEqual([expect.stringContaining('take it as an argument')])
  })

  const pure = [
    'export const a = (text: string) => new Date(text)',
    'export const a = Date.UTC(2026, 1, 1)',
    'export const a = (document: { lines: number }) => document.lines',
    'export const a = ({ window, history }: { window: number; history: number }) => window + history',
    'export const a = { location: 1, process: 2 }.location',
    'export interface A { readonly history: string; readonly document: (location: string) => void }',
    'export class A { process = 1; fetch() { return this.process } }',
    'export const a = Math.round(1)',
  ]
  test.each(pure)('shared code may say %s', (source) => {
    expect(messages('shared/domain/money.ts', source)).toEqual([])
  })

  test('services take the clock as an argument but may use Node', () => {
    expect(messages('electron/services/orders.ts', 'export const a = new Date().toISOString()')).toHaveLength(1)
    expect(messages('electron/services/orders.ts', 'export const a = Buffer.from("")')).toEqual([])
    expect(messages('electron/data/process.ts', 'export const a = new Date()')).toEqual([])
  })
})

describe('names and lengths', () => {
  test.each(['shared/domain/sizeRuns.ts', 'renderer/screens/Orders/index.tsx', 'electron/data/job_worker.ts'])(
    '%s is not kebab-case',
    (path) => expect(messages(path, 'export {}')).toEqual([expect.stringContaining('kebab-case')]),
  )
  test.each(['shared/domain/utils.ts', 'renderer/components/order-helpers.ts', 'electron/services/common/orders.ts'])(
    '%s says nothing',
    (path) => expect(messages(path, 'export {}')).toEqual([expect.stringContaining('says nothing')]),
  )
  test.each([
    'renderer/i18n/zh-CN/orders.ts',
    'test/helpers/companies.ts',
    'vitest.config.ts',
    'test/shared/domain/days.test.ts',
  ])('%s is well named', (path) => expect(messages(path, 'export {}')).toEqual([]))
  test('a file has at most 400 lines', () => {
    expect(messages('shared/domain/money.ts', '// line\n'.repeat(400))).toEqual([])
    expect(messages('shared/domain/money.ts', '// line\n'.repeat(401))).toEqual([expect.stringContaining('401 lines')])
    expect(messages('renderer/styles/base.css', '\n'.repeat(401))).toEqual([expect.stringContaining('401 lines')])
  })
})

test('a problem names the line it stands on', () => {
  const source =
    "import type { A } from '../schemas/a'\n\n\nimport { z } from 'zod'\nexport const b: A = z\nexport const c = new Date()\n"
  expect(lines('shared/domain/money.ts', source)).toEqual([4, 6])
})

test('a file that cannot be parsed is an error, not a file without problems', () => {
  expect(() => problemsOf('shared/domain/money.ts', 'export const = 1', known)).toThrow('shared/domain/money.ts')
})
