import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Output } from '../../../shared/contract'
import type { DocumentStep } from '../../../shared/schemas/documents'
import { rawRows, truth } from '../../fixtures/adventureworks'
import { password } from '../../helpers/company'
import { dumpOfFile } from '../../helpers/dumps'
import { buildPrograms, type Programs } from '../../helpers/programs'
import { numbersIn, opened, rowWith, sheetOf } from '../../helpers/workbooks'
import { type CliOffice, cliOffice } from './office'

// Every step is a process of its own, and they are many.

const folder = resolve('../shared/data/adventureworks')
const missing = !existsSync(folder)
// Loud, because what is skipped is not proved.
if (missing)
  process.stderr.write(`\nSKIPPED, and so not proved: the real data is not beside the checkout (${folder})\n`)

const quarter = { dateFrom: '2022-04-01', dateTo: '2022-06-30' }
const kinds = {
  ...{ short_shipment: 'shortShipment', price_difference: 'priceDifference', in_transit: 'inTransit' },
  ...{ payment_in_transit: 'paymentInTransit', return_not_credited: 'returnNotCredited', duplicate: 'duplicate' },
}

describe.skipIf(missing)('the real data by command line (needs ../shared/data/adventureworks)', () => {
  let programs: Programs
  let db: string
  let office: CliOffice
  const today = new Date().toLocaleDateString('sv')
  const bring = async (kind: string, ...files: readonly string[]) =>
    (await programs.cli(['import', kind, ...files.map((file) => join(folder, file))], { db })).value()
  const inFolder = (name: string) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`)

  beforeAll(async () => {
    programs = await buildPrograms()
    db = programs.at('real.liangqing')
    office = cliOffice(programs, db)
    expect((await programs.cli(['init', '--name', '真实数据'], { db })).value()).toEqual({ file: db, name: '真实数据' })
    expect(await bring('regions', 'regions.csv')).toMatchObject({ created: 10 })
    expect(await bring('distributors', 'distributors.csv')).toMatchObject({ created: 120 })
    expect(await bring('styles', 'skus.csv')).toMatchObject({ lineCount: 293 })
  })
  afterAll(() => programs.remove())

  test('every order form holds what is known of it, previewed and brought in', async () => {
    const known = truth()
    const { items, ...preview } = (await (async () => {
      const files = inFolder('order-forms').map((file) => join(folder, file))
      return (await programs.cli(['import', 'orders', '--dry-run', ...files], { db })).value()
    })()) as Output<'imports.preview'>
    expect(preview).toMatchObject({ errorCount: 0, repeated: false })
    for (const [name, form] of Object.entries(known).filter(([file]) => file.startsWith('order-forms/matrix'))) {
      const found = items.filter(({ file }) => `order-forms/${file}` === name)
      expect(
        found.map(({ lineCount, quantity, amountFen }) => ({ lineCount, quantity, amountFen })),
        name,
      ).toEqual([{ lineCount: form.lines, quantity: form.quantity, amountFen: form.amount_fen }])
    }
    const { rows: before } = await office.call('orders.list', {})
    expect(before).toEqual([])
    expect(await bring('orders', ...inFolder('order-forms'))).toMatchObject({ created: items.length })
    expect(await office.broken()).toEqual([])
    // Taken back, so that the flat csv, which holds the same orders, can come in whole.
    for (const { id } of (await office.call('imports.list', { kind: 'orders' })).rows)
      await office.call('imports.undo', { id })
    expect(await office.broken()).toEqual([])
  })

  test('every csv comes in as it is, once', async () => {
    const lines = rawRows('orders.csv')
    expect(await bring('orders', 'orders.csv')).toMatchObject({
      created: new Set(lines.map(([reference]) => reference)).size,
      lineCount: lines.length,
      quantity: lines.reduce((sum, [, , , , quantity]) => sum + Number(quantity), 0),
      amountFen: lines.reduce((sum, row) => sum + Number(row[7]), 0),
    })
    expect(await bring('account-events', 'account_events.csv')).toMatchObject({
      created: rawRows('account_events.csv').length,
    })
    expect(await bring('sell-out', 'sell_out.csv')).toMatchObject({ lineCount: rawRows('sell_out.csv').length })
    const before = dumpOfFile(db)
    for (const [kind, file] of [
      ['regions', 'regions.csv'],
      ['orders', 'orders.csv'],
      ['orders', 'order-forms/flat-2022-03.xlsx'],
      ['account-events', 'account_events.csv'],
      ['sell-out', 'sell_out.csv'],
    ] as const) {
      const again = await programs.cli(['import', kind, join(folder, file)], { db })
      expect([again.code, again.error().code], file).toEqual([1, 'fileRepeated'])
    }
    expect(dumpOfFile(db)).toEqual(before)
    expect(await office.broken()).toEqual([])
  })

  test('the exported workbooks open and close 2022 Q2 for every distributor as the raw csv does', async () => {
    const out = programs.at('statements')
    const { dateFrom, dateTo } = quarter
    const answer = await programs.cli(['export', 'statements', '--from', dateFrom, '--to', dateTo, '--out', out], {
      db,
    })
    const codes = rawRows('distributors.csv').map(([code = '']) => code)
    expect(answer.value()).toEqual({ folder: out, files: codes.length })
    const events = rawRows('account_events.csv')
    const balance = (code: string, until: (date: string) => boolean) =>
      events.reduce((sum, [date = '', who, , , , fen]) => sum + (who === code && until(date) ? Number(fen) : 0), 0) /
      100
    const names = readdirSync(out)
    expect(names).toHaveLength(codes.length)
    for (const code of codes) {
      const name = names.find((each) => each.includes(code))
      if (name === undefined) throw new Error(`no workbook names ${code}`)
      const sheet = sheetOf(await opened(readFileSync(join(out, name))))
      const opening = balance(code, (date) => date < dateFrom)
      const closing = balance(code, (date) => date <= dateTo)
      expect(numbersIn(rowWith(sheet, '期初余额')), code).toContain(opening)
      expect(numbersIn(rowWith(sheet, '期末余额')), code).toContain(closing)
    }
    const one = programs.at('one.pdf')
    const words = ['--distributor', codes[0] ?? '', '--from', dateFrom, '--to', dateTo, '--out', one, '--format', 'pdf']
    expect((await programs.cli(['export', 'statement', ...words], { db })).value()).toEqual({ file: one })
    expect(readFileSync(one).subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('each of the ten books shows every difference that was put in, and no other', async () => {
    const known = truth()
    expect(await bring('counter-ledger', ...inFolder('distributor-books'))).toMatchObject({ created: 10 })
    const { rows } = await office.call('reconciliations.list', {})
    expect(rows).toHaveLength(10)
    for (const { id } of rows) {
      const found = await office.call('reconciliations.get', { id })
      const book = known[`distributor-books/${found.fileName}`]
      expect(found).toMatchObject({
        ...{ ourOpeningFen: book?.opening_fen, ourClosingFen: book?.our_closing_fen },
        ...{ theirClosingFen: book?.their_closing_fen, unexplainedFen: 0 },
      })
      const told = found.differences.map(({ differenceClass, reference, amountFen }) => [
        ...[differenceClass, reference, amountFen],
      ])
      const put = book?.differences?.map(({ kind, ref, amount_fen }) => [
        ...[Object.hasOwn(kinds, kind) ? kinds[kind as keyof typeof kinds] : kind, ref, amount_fen],
      ])
      expect(told.toSorted(), found.fileName).toEqual(put?.toSorted())
    }
    expect(await office.broken()).toEqual([])
  })

  test('goods come in, are shared out by each policy, leave, arrive short, and are settled three ways', async () => {
    const [main] = await office.call('warehouses.list', { kinds: ['company'] })
    if (main === undefined) throw new Error('no warehouse')
    const step = ({ id, version }: DocumentStep) => ({ id, version })
    const resolutions = ['credited', 'reshipped', 'found'] as const
    const policies = ['proRata', 'priority', 'orderDate'] as const
    for (const [at, policy] of policies.entries()) {
      const { rows } = await office.call('orders.list', { statuses: ['submitted'], limit: 40, dateTo: '2022-11-30' })
      const orders = rows.slice(0, 4)
      for (const { id, version } of orders) await office.call('orders.approve', { id, version })
      const documents = await Promise.all(orders.map(({ id }) => office.call('orders.get', { id })))
      const wanted = new Map<number, number>()
      for (const { skuId, quantity } of documents.flatMap(({ lines }) => lines))
        wanted.set(skuId, (wanted.get(skuId) ?? 0) + quantity)
      const lines = [...wanted].map(([skuId, quantity]) => ({ skuId, quantity: quantity + 1 }))
      await office.call('goodsReceipts.post', { businessDate: today, warehouseId: main.id, lines })
      const allocation = await office.call('allocations.propose', {
        ...{ businessDate: today, warehouseId: main.id, policy, orderIds: orders.map(({ id }) => id) },
      })
      expect(allocation.lines.reduce((sum, line) => sum + line.quantity, 0)).toBe(
        documents.reduce((sum, { document }) => sum + document.quantity, 0),
      )
      const firm = await office.call('allocations.confirm', { id: allocation.document.id, version: 1 })
      expect(await office.broken()).toEqual([])
      const [shipment] = await office.call('allocations.ship', step(firm))
      if (shipment === undefined) throw new Error('nothing to ship')
      const sent = await office.call('shipments.dispatch', { ...step(shipment), date: today })
      for (const [format, sign] of [
        ['pdf', '%PDF-'],
        ['xlsx', 'PK'],
      ] as const) {
        const out = programs.at(`note-${at}.${format}`)
        const words = ['export', 'shipment', '--number', sent.number, '--out', out, '--format', format]
        expect((await programs.cli(words, { db })).value()).toEqual({ file: out })
        expect(readFileSync(out).toString('latin1').startsWith(sign)).toBe(true)
      }
      const { lines: left, document } = await office.call('shipments.get', { id: sent.id })
      const [short] = left
      if (short === undefined || document.distributorId === null) throw new Error('an empty shipment')
      const received = [{ lineId: short.id, quantity: short.quantity - 1 }]
      const arrived = await office.call('shipments.confirm', { ...step(sent), date: today, received })
      expect(arrived).toMatchObject({ status: 'short' })
      const balance = async () =>
        (await office.call('accounts.balances', { asOf: today, distributorId: document.distributorId ?? 0 }))[0]
          ?.receivableFen ?? 0
      const owed = await balance()
      expect(await office.broken()).toEqual([])
      const resolution = resolutions[at] ?? 'found'
      const id = arrived.shortageId ?? 0
      const settled = await office.call('shortages.resolve', { id, version: 1, date: today, resolution })
      expect(settled.status).toBe(resolution)
      expect((await balance()) - owed).toBe(resolution === 'credited' ? -short.priceFen : 0)
      if (settled.reshipmentId !== null) {
        const again = await office.call('shipments.dispatch', { id: settled.reshipmentId, version: 1, date: today })
        await office.call('shipments.confirm', { ...step(again), date: today })
        expect((await balance()) - owed).toBe(0)
      }
      expect(await office.broken()).toEqual([])
    }
  })

  test('goods move between regions through us, come back at the price they were sold for, and money comes in', async () => {
    const { rows } = await office.call('shipments.list', { statuses: ['confirmed', 'short'], limit: 1000 })
    const sold = rows.find((row) => row.quantity > 0 && row.origin !== 'history' && row.amountFen > 0)
    if (sold?.distributorId == null) throw new Error('nothing was sold')
    const sale = (await office.call('shipments.get', { id: sold.id })).lines.find((line) => line.receivedQuantity > 0)
    if (sale === undefined) throw new Error('nothing arrived')
    const distributorId = sold.distributorId
    const from = await office.call('distributors.get', { id: distributorId })
    const all = (await office.call('distributors.list', { limit: 200 })).rows
    const to = all.find((each) => each.regionId !== from.regionId && each.discountBp !== from.discountBp)
    if (to === undefined) throw new Error('no other region')
    const receivable = async (id: number) =>
      (await office.call('accounts.balances', { asOf: today, distributorId: id }))[0]?.receivableFen ?? 0
    const before = [await receivable(from.id), await receivable(to.id)]
    const transfer = await office.call('transfers.save', {
      ...{ businessDate: today, mode: 'throughUs', reason: '调剂' },
      ...{ fromWarehouseId: from.warehouseId, toWarehouseId: to.warehouseId },
      // The sales reported for these years are of goods that never went through these books.
      beyondHeldReason: '往年的货',
      lines: [{ skuId: sale.skuId, quantity: 1 }],
    })
    const approved = await office.call('transfers.approve', { id: transfer.document.id, version: 1 })
    const sent = await office.call('transfers.dispatch', { id: approved.id, version: approved.version, date: today })
    expect(await receivable(from.id)).toBe((before[0] ?? 0) - (transfer.fromAmountFen ?? 0))
    expect(await office.broken()).toEqual([])
    await office.call('transfers.receive', { id: sent.id, version: sent.version, date: today })
    expect(await receivable(to.id)).toBe((before[1] ?? 0) + (transfer.toAmountFen ?? 0))
    expect(await office.broken()).toEqual([])

    const [main] = await office.call('warehouses.list', { kinds: ['company'] })
    const ret = await office.call('returns.save', {
      ...{ businessDate: today, distributorId, warehouseId: main?.id ?? 0, reason: 'defect' },
      lines: [{ skuId: sale.skuId, quantity: 1 }],
    })
    const source = ret.lines[0]?.sources[0]
    expect(source).toMatchObject({ quantity: 1 })
    const allowed = await office.call('returns.approveOverQuota', { id: ret.document.id, version: 1, reason: '同意' })
    const came = await office.call('returns.receive', { id: allowed.id, version: allowed.version, date: today })
    const owed = await receivable(distributorId)
    const found = [{ lineId: ret.lines[0]?.id ?? 0, good: 0, defect: 1 }]
    await office.call('returns.inspect', { id: came.id, version: came.version, date: today, lines: found })
    expect(await receivable(distributorId)).toBe(owed - (source?.priceFen ?? 0))
    const origin = await office.call('shipments.get', { id: source?.shipmentId ?? 0 })
    expect(origin.lines.some((line) => line.skuId === sale.skuId && line.priceFen === source?.priceFen)).toBe(true)
    expect(await office.broken()).toEqual([])

    const receipt = await office.call('receipts.save', {
      ...{ businessDate: today, distributorId, method: 'bank' },
      parts: [
        { part: 'receivable', amountFen: 12_345 },
        { part: 'prepayment', amountFen: 67_890 },
      ],
    })
    await office.call('receipts.post', { id: receipt.document.id, version: 1 })
    const [balances] = await office.call('accounts.balances', { asOf: today, distributorId })
    expect(balances).toMatchObject({ prepaymentFen: -67_890 })
    expect(balances?.receivableFen).toBe(owed - (source?.priceFen ?? 0) - 12_345)
    expect(await office.broken()).toEqual([])
  })

  test('an adjustment over a supervisor’s limit is refused to them and approved by a manager', async () => {
    for (const [name, role] of [
      ['wu', 'supervisor'],
      ['ma', 'manager'],
    ] as const)
      await office.call('users.save', { name, displayName: name, roles: [role], password })
    const [supervisor, manager] = [cliOffice(programs, db, 'wu'), cliOffice(programs, db, 'ma')]
    const { document } = await supervisor.call('adjustments.save', {
      ...{ businessDate: today, distributorId: 1, adjustmentKind: 'allowance', amountFen: -500_001, basis: '支持' },
    })
    const before = dumpOfFile(db)
    expect(await supervisor.refused('adjustments.approve', { id: document.id, version: 1 })).toBe('limitExceeded')
    expect(dumpOfFile(db)).toEqual(before)
    expect(await manager.call('adjustments.approve', { id: document.id, version: 1 })).toMatchObject({
      status: 'posted',
    })
    expect((await manager.call('adjustments.get', { id: document.id })).history.map((row) => row.userName)).toContain(
      'ma',
    )
    expect(await office.broken()).toEqual([])
  })
})
