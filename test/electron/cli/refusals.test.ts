import { writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importKinds } from '../../../shared/schemas/import-runs'
import { dumpOfFile } from '../../helpers/dumps'
import { buildPrograms, type Programs } from '../../helpers/programs'
import { cliOffice, filesThere, furnished, written } from './office'

let programs: Programs
let db: string
beforeAll(async () => {
  programs = await buildPrograms()
  db = programs.at('office.liangqing')
  const made = await programs.cli(['init', '--name', '两清服饰'], { db })
  expect(made.value()).toEqual({ file: db, name: '两清服饰' })
})
afterAll(() => programs.remove())

const file = (name: string, ...lines: readonly string[]) => written(programs, name, ...lines)

describe('what goes wrong', () => {
  test('is one clear refusal with where it is, and the books stay as they were, row by row', async () => {
    const full = await furnished(programs, 'errors.liangqing')
    const office = cliOffice(programs, full)
    const today = new Date().toLocaleDateString('sv')
    const [first] = (await office.call('styles.matrix', { styleIds: [1] }))[0]?.skus ?? []
    const skuId = first?.id ?? 0
    const [main] = await office.call('warehouses.list', { kinds: ['company'] })
    const warehouseId = main?.id ?? 0
    const order = (quantity: number) => ({
      ...{ distributorId: 1, orderKind: 'spot' as const, businessDate: today, lines: [{ skuId, quantity }] },
    })
    const head = 'order_ref,date,distributor,sku,quantity,tag_price_fen,rate_bp,amount_fen'
    const good = file('good.csv', head, 'P1,2026-01-05,C1,A-M,2,10000,5000,10000')
    await programs.cli(['import', 'orders', good], { db: full })
    const draft = await office.call('orders.save', order(1))
    const { id } = draft.document
    await office.call('orders.save', { ...order(2), id, version: 1 })
    const big = await office.call('orders.save', order(300))
    const submitted = await office.call('orders.submit', { id: big.document.id, version: 1 })
    const before = dumpOfFile(full)
    const oldExcel = programs.at('old.xls')
    writeFileSync(oldExcel, Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    const menu = file('menu.csv', 'dish,price', 'noodles,12')
    const imports: readonly (readonly [kind: string, path: string, expected: object])[] = [
      ['orders', file('broken.xlsx', 'PK\u0003\u0004 nothing of a workbook'), { code: 'fileUnreadable' }],
      ['orders', oldExcel, { code: 'fileUnreadable', params: { reason: 'oldExcel' } }],
      ['orders', file('empty.csv', ''), { code: 'fileEmpty' }],
      ['orders', menu, { code: 'importProblems', params: { problem: 'sheetUnrecognised', sheet: 'menu' } }],
      ['orders', programs.at('nowhere.csv'), { code: 'notFound', params: { name: programs.at('nowhere.csv') } }],
      ['orders', programs.at('.'), { code: 'diskRefused', params: { reason: 'EISDIR', name: programs.at('.') } }],
      ['orders', good, { code: 'fileRepeated', params: { file: 'good.csv' } }],
      [
        'orders',
        file('unknown.csv', head, 'P2,2026-01-05,C1,A-XXL,2,10000,5000,10000'),
        {
          ...{ code: 'importProblems', params: { problem: 'unknownCode', row: 2, value: 'A-XXL' } },
          message: expect.stringMatching(/文件“unknown.csv” 工作表“unknown” 第 2 行.*单品“A-XXL”/),
        },
      ],
      [
        'orders',
        file('who.csv', head, 'P2,2026-01-05,C1,A-M,2,10000,5000,10000', 'P3,2026-01-05,C9,A-M,2,10000,5000,10000'),
        { code: 'importProblems', params: { problem: 'unknownCode', row: 3, value: 'C9' } },
      ],
      [
        'orders',
        file('many.csv', head, 'P2,2026-01-05,C1,A-M,two,10000,5000,10000'),
        { code: 'importProblems', params: { row: 2, column: 5, first: expect.stringContaining('two') } },
      ],
      [
        'account-events',
        file('money.csv', 'date,distributor,kind,ref,quantity,amount_fen', '2026-01-05,C1,shipment,S1,1,12x'),
        { code: 'importProblems', params: { row: 2, column: 6, first: expect.stringContaining('12x') } },
      ],
    ]
    for (const [kind, path, expected] of imports) {
      const answer = await programs.cli(['import', kind, path], { db: full })
      expect([answer.code, answer.stdout, answer.error()], path).toMatchObject([1, '', expected])
    }
    const calls: readonly (readonly [method: string, input: unknown, expected: object])[] = [
      ['orders.dance', {}, { code: 'unknownMethod', params: { method: 'orders.dance' } }],
      [
        'orders.save',
        { ...order(3), id },
        { code: 'invalidInput', fields: [{ path: 'version', code: 'required' }], message: '填写不正确：version 必填' },
      ],
      [
        'orders.save',
        { ...order(3), businessDate: '2099-01-01' },
        { code: 'invalidInput', fields: [{ path: 'businessDate', code: 'tooFarAhead' }] },
      ],
      [
        'goodsReceipts.post',
        { ...{ businessDate: '0001-01-01', warehouseId }, lines: [{ skuId, quantity: 1 }] },
        { code: 'invalidInput', fields: [{ path: 'businessDate', code: 'tooLongAgo' }] },
      ],
      [
        'orders.save',
        { distributorId: 'C1' },
        { code: 'invalidInput', fields: expect.arrayContaining([{ path: 'distributorId', code: 'invalid_type' }]) },
      ],
      ['orders.save', { ...order(3), id, version: 1 }, { code: 'stale', params: { userName: 'chen', version: 2 } }],
      ['orders.get', { id: 999_999 }, { code: 'notFound' }],
      [
        'orders.approve',
        { id: submitted.id, version: submitted.version },
        { code: 'creditExceeded', params: { limitFen: 1_000_000, overFen: 500_000 } },
      ],
      [
        'stockCounts.post',
        { businessDate: today, warehouseId: 1, lines: [{ skuId, countedQuantity: 1 }] },
        { code: 'invalidInput' },
      ],
    ]
    for (const [method, input, expected] of calls) {
      const answer = await programs.cli(['call', method, JSON.stringify(input)], { db: full })
      expect([answer.code, answer.stdout, answer.error()], method).toMatchObject([1, '', expected])
    }
    const missing = await programs.cli(['call', 'imports.run', '{"kind":"orders","files":[{"$file":"no.csv"}]}'], {
      db: full,
    })
    expect(missing.error()).toMatchObject({ code: 'notFound', params: { name: 'no.csv' } })
    const mapped = (content: string) =>
      programs.cli(['import', 'orders', good, '--accept-repeated', '--mapping', file('map.json', content)], {
        db: full,
      })
    expect((await mapped('{')).error()).toMatchObject({ code: 'invalidUsage', params: { problem: 'notJson' } })
    const table = { sheet: 'good', headerRow: 1, bodyRow: 2, layout: 'flat', columns: { skuCode: 4 } }
    for (const content of [[], 7, [{ ...table, columns: { shoe: 1 } }], { 'other.csv': [table] }, { mapping: [table] }])
      expect((await mapped(JSON.stringify(content))).error(), JSON.stringify(content)).toMatchObject({
        ...{ code: 'invalidInput', fields: [{ path: expect.stringMatching(/^mapping/) }] },
      })
    expect(dumpOfFile(full)).toEqual(before)

    // Stock that is not there: the goods that were to be shared out were taken in by mistake.
    const released = await office.call('orders.releaseCredit', {
      ...{ id: submitted.id, version: submitted.version, amountFen: 100_000_000, reason: '老板同意', until: today },
    })
    const { id: orderId } = await office.call('orders.approve', { id: released.id, version: released.version })
    const goods = { businessDate: today, warehouseId, lines: [{ skuId, quantity: 300 }] }
    const received = await office.call('goodsReceipts.post', goods)
    const share = { businessDate: today, warehouseId, policy: 'orderDate' as const, orderIds: [orderId] }
    const proposal = await office.call('allocations.propose', share)
    await office.call('goodsReceipts.reverse', { id: received.document.id, version: 1, reason: '错' })
    const between = dumpOfFile(full)
    const confirm = ['call', 'allocations.confirm', JSON.stringify({ id: proposal.document.id, version: 1 })]
    expect((await programs.cli(confirm, { db: full })).error()).toMatchObject({
      code: 'stockMissing',
      params: { missing: 300 },
    })
    expect(dumpOfFile(full)).toEqual(between)
    expect(await office.broken()).toEqual([])
  })

  test('a wrong password counts, locks after five, and tells nothing else; a file that is no company says so', async () => {
    const locked = await furnished(programs, 'locked.liangqing')
    const attempts: string[] = []
    for (let at = 0; at < 6; at += 1)
      attempts.push((await programs.cli(['verify'], { db: locked, password: 'not-this-one' })).error().code)
    expect(attempts).toEqual([...Array(4).fill('wrongPassword'), 'locked', 'locked'])
    expect((await programs.cli(['verify'], { db: locked })).error().code).toBe('locked')
    expect((await programs.cli(['verify'], { db, user: 'nobody' })).error()).toMatchObject({ code: 'wrongPassword' })
    const there = filesThere(programs)
    expect((await programs.cli(['verify'], { db: programs.at('no/such') })).error().code).toBe('notFound')
    expect(filesThere(programs)).toEqual(there)
    expect((await programs.cli(['verify'], { db: file('letter.txt', 'dear') })).error().code).toBe('notACompany')
    const other = new Sqlite(programs.at('other.db'))
    other.exec('create table t (a)')
    other.close()
    expect((await programs.cli(['verify'], { db: programs.at('other.db') })).error().code).toBe('notACompany')
  })

  test('twenty at once are all saved, one after the other', async () => {
    const full = await furnished(programs, 'busy.liangqing')
    const [first] = (await cliOffice(programs, full).call('styles.matrix', { styleIds: [1] }))[0]?.skus ?? []
    const lines = [{ skuId: first?.id ?? 0, quantity: 1 }]
    const order = { distributorId: 1, orderKind: 'spot', businessDate: '2026-01-05', lines }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => programs.cli(['call', 'orders.save', JSON.stringify(order)], { db: full })),
    )
    expect(answers.map(({ stderr }) => stderr).filter((text) => text !== '')).toEqual([])
    const other = new Sqlite(full)
    expect(other.prepare("select count(*) from documents where kind = 'order'").pluck().get()).toBe(20)
    other.exec('begin immediate')
    const waited = await programs.cli(['call', 'orders.save', JSON.stringify(order), '--wait', '0'], { db: full })
    other.exec('rollback')
    other.close()
    expect(waited.error()).toMatchObject({ code: 'companyBusy' })
  }, 600_000)

  test('a dry run of every kind says what would come and writes nothing', async () => {
    const full = await furnished(programs, 'dry.liangqing')
    const before = dumpOfFile(full)
    const files: Readonly<Record<(typeof importKinds)[number], string>> = {
      regions: file('r.csv', 'code,name', 'R2,华南'),
      distributors: file('d.csv', 'code,name,region,discount_bp', 'C2,广州,R1,5000'),
      styles: file('s.csv', 'sku,style,style_name,colour,size,tag_price_fen', 'B-M,B,裤,黑,M,9000'),
      orders: file('o.csv', 'order_ref,date,distributor,sku,quantity', 'P1,2026-01-05,C1,A-M,2'),
      'account-events': file(
        'a.csv',
        'date,distributor,kind,ref,quantity,amount_fen',
        '2026-01-05,C1,shipment,S1,1,100',
      ),
      'sell-out': file('so.csv', 'date,distributor,sku,quantity', '2026-01-05,C1,A-M,1'),
      'counter-ledger': file('C1 2026年1月.csv', '日期,单号,摘要,数量,进货金额', '2026-01-10,X-1,进货 C1,2,200'),
      bank: file('b.csv', '日期,收入,支出,余额,对方户名,附言', '2026-01-11,100,,100,张三,C1 货款'),
    }
    for (const kind of importKinds) {
      const answer = await programs.cli(['import', kind, '--dry-run', files[kind]], { db: full })
      expect(answer.value(), kind).toMatchObject({ kind, itemCount: 1, errorCount: 0, repeated: false })
    }
    expect(dumpOfFile(full)).toEqual(before)
    for (const kind of importKinds)
      expect((await programs.cli(['import', kind, files[kind]], { db: full })).value()).toMatchObject({ created: 1 })
    expect(await cliOffice(programs, full).broken()).toEqual([])
  })
})
