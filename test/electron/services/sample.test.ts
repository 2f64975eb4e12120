import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Connection } from '../../../electron/database/connection'
import { openCompany } from '../../../electron/database/open'
import { previewPricePolicy } from '../../../electron/services/price-previews'
import { scheduleProduction } from '../../../electron/services/production'
import { buildSample } from '../../../electron/services/sample'
import { verifyBooks } from '../../../electron/services/verify'
import { documentKinds } from '../../../shared/schemas/documents'
import { migrationsFolder } from '../../helpers/company'
import { quietJob } from '../../helpers/files'

let folder: string
let connection: Connection
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liangqing-sample-'))
  const file = join(folder, 'sample')
  await buildSample({ file, migrationsFolder, lastDay: '2026-03-05' }, quietJob)
  connection = openCompany(file, { migrationsFolder })
})
afterAll(() => {
  connection.sqlite.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

const one = (sql: string): unknown => connection.sqlite.prepare(sql).pluck().get()

describe('the sample company', () => {
  test('breaks no invariant of the books, and leaves none of them without something to look at', async () => {
    const actor = {
      ...{ userId: 1, name: '', displayName: '', roles: [], permissions: new Set<string>() },
      ...{ approvalLimitFen: 0, priceLimitBp: 0, distributorIds: null },
    }
    const office = { connection, actor, now: () => '', today: () => '2026-03-05' }
    const { rows } = await verifyBooks(office, {}, quietJob)
    expect(rows.filter(({ violationCount }) => violationCount > 0)).toEqual([])
    expect(one('select count(*) from account_entries')).toBeGreaterThan(3000)
  })

  test('is a believable company: two years, north to south, with every kind of document an office has', () => {
    expect(one('select count(*) from regions')).toBe(8)
    expect(one('select count(distinct climate) from regions')).toBe(3)
    expect(one('select count(*) from distributors')).toBe(60)
    expect(one('select count(*) from styles')).toBe(160)
    expect(one('select count(distinct season) from styles')).toBeGreaterThanOrEqual(4)
    expect(one("select count(*) from warehouses where kind = 'company'")).toBe(3)
    expect(one("select count(*) from warehouses where kind = 'regional'")).toBeGreaterThan(0)
    expect(one('select count(*) from fairs')).toBeGreaterThan(0)
    expect(String(one('select min(business_date) from documents')) < '2024-06-01').toBe(true)
    const last = String(one('select max(business_date) from documents'))
    expect(last > '2026-02-05' && last <= '2026-03-05').toBe(true)
    const kinds = connection.sqlite.prepare<[], string>('select distinct kind from documents').pluck().all()
    const expected = documentKinds.filter((kind) => kind !== 'stockCount' && kind !== 'reconciliation')
    expect(kinds).toEqual(expect.arrayContaining(expected))
    expect(one("select count(distinct status) from documents where kind = 'shortage'")).toBeGreaterThan(1)
  })

  test('has production on its way: steps that are done, one that was moved, and orders that come late', () => {
    const actor = {
      ...{ userId: 1, name: '', displayName: '', roles: [], permissions: new Set<string>() },
      ...{ approvalLimitFen: 0, priceLimitBp: 0, distributorIds: null },
    }
    const running = scheduleProduction({ connection, actor, now: () => '', today: () => '2026-03-05' })
    expect(running.length).toBeGreaterThan(1)
    expect(running.some((order) => order.lateOrders > 0 && order.latePieces > 0)).toBe(true)
    expect(running.some((order) => order.milestones.some((step) => step.doneDate !== null))).toBe(true)
    expect(one("select count(*) from document_history where action = 'moveStage'")).toBeGreaterThan(0)
    expect(one('select count(*) from factories')).toBe(4)
  })

  test('has a promotion that waits for approval and would change open orders', async () => {
    const actor = {
      ...{ userId: 1, name: '', displayName: '', roles: [], permissions: new Set<string>() },
      ...{ approvalLimitFen: 0, priceLimitBp: 0, distributorIds: null },
    }
    const office = { connection, actor, now: () => '', today: () => '2026-03-05' }
    const id = Number(one("select id from price_policies where kind = 'promotion' and status = 'draft'"))
    const { orders, total } = await previewPricePolicy(office, { id, basis: 'ownDay' }, quietJob)
    expect(orders.length).toBeGreaterThan(0)
    expect(total.differenceFen).toBeLessThan(0)
  })

  test('a build that is cancelled stops at once', async () => {
    const file = join(folder, 'cancelled')
    const job = { report: () => undefined, signal: AbortSignal.abort() }
    await expect(buildSample({ file, migrationsFolder, lastDay: '2026-03-05' }, job)).rejects.toMatchObject({
      code: 'cancelled',
    })
    expect(readdirSync(folder)).toContain('sample')
  })
})
