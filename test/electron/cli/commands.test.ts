import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { sampleName } from '../../../electron/services/sample'
import { contract } from '../../../shared/contract'
import { importKinds } from '../../../shared/schemas/import-runs'
import { dumpOfFile } from '../../helpers/dumps'
import { buildPrograms, type Programs } from '../../helpers/programs'
import { cliOffice } from './office'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let programs: Programs
let db: string
beforeAll(async () => {
  programs = await buildPrograms()
  db = programs.at('office.liangqing')
  const made = await programs.cli(['init', '--name', '两清服饰'], { db })
  expect(made.value()).toEqual({ file: db, name: '两清服饰' })
})
afterAll(() => programs.remove())

const file = (name: string, ...lines: readonly string[]): string => {
  writeFileSync(programs.at(name), `${lines.join('\n')}\n`)
  return programs.at(name)
}
const filesThere = () => readdirSync(programs.at('.')).toSorted()

/** A company with a distributor and a style, brought in from files of its own. */
async function furnished(name: string): Promise<string> {
  const path = programs.at(name)
  await programs.cli(['init', '--name', name], { db: path })
  for (const [kind, ...lines] of [
    ['regions', 'code,name', 'R1,华东'],
    ['distributors', 'code,name,region,credit_limit_fen,payment_terms_days,discount_bp', 'C1,杭州,R1,1000000,30,5000'],
    ['styles', 'sku,style,style_name,colour,size,tag_price_fen', 'A-M,A,外套,黑,M,10000', 'A-L,A,外套,黑,L,10000'],
  ] as const)
    (await programs.cli(['import', kind, file(`${kind}.csv`, ...lines)], { db: path })).value()
  return path
}

describe('the words of the command line', () => {
  test.each([
    [['--help'], 0],
    [[], 2],
    [['dance'], 2],
    [['methods', '--loud'], 2],
    [['call'], 2],
    [['call', 'session.current', '{"a":'], 2],
    [['import', 'shoes', 'x.csv'], 2],
    [['import', 'orders'], 2],
    [['export', 'statement', '--out', 'x.xlsx'], 2],
    [['export', 'shoes', '--out', 'x.xlsx'], 2],
    [['export', 'stock', '--out', 'x.doc', '--format', 'doc'], 2],
    [['backup'], 2],
  ] as const)('%j ends with %i and says how to use it', async (args, code) => {
    const answer = await programs.cli(args, { db })
    expect(answer.code).toBe(code)
    expect(code === 0 ? answer.stdout : answer.stdout + answer.stderr).toContain('export KIND --out FILE|DIR')
  })

  test('what a command cannot do without is asked for by its name', async () => {
    expect((await programs.cli(['verify'])).stderr).toMatch(/^missing --db/)
    expect((await programs.cli(['verify', '--db', db])).stderr).toMatch(/^missing --user/)
    expect((await programs.cli(['verify'], { db, password: null })).stderr).toMatch(/^missing .*LIANGQING_PASSWORD/)
    expect((await programs.cli(['init'], { db: programs.at('new.liangqing') })).stderr).toMatch(/^missing --name/)
  })

  test('every method of the contract is listed with its input as JSON Schema, its kind and its permission', async () => {
    const listed = z
      .array(z.strictObject({ method: z.string(), kind: z.string(), permission: z.string(), input: z.looseObject({}) }))
      .parse((await programs.cli(['methods'])).value())
    expect(listed.map(({ method, kind }) => [method, kind])).toEqual(
      Object.entries(contract).map(([method, { kind }]) => [method, kind]),
    )
    const save = listed.find(({ method }) => method === 'orders.save')
    expect(save?.permission).toBe('orders.save')
    expect(save?.input).toMatchObject({ type: 'object', required: expect.arrayContaining(['distributorId', 'lines']) })
    expect(listed.find(({ method }) => method === 'session.signIn')?.permission).toBe('public')
  })
})

describe('a company by command line', () => {
  test('is never made over a file that is there, nor left half made', async () => {
    const before = filesThere()
    for (const args of [
      ['init', '--name', 'X'],
      ['init', '--sample'],
      ['restore', db],
    ] as const)
      expect((await programs.cli(args, { db })).error()).toMatchObject({ code: 'companyExists' })
    const weak = await programs.cli(['init', '--name', 'X'], { db: programs.at('weak.liangqing'), password: 'short' })
    expect([weak.code, weak.error()]).toMatchObject([1, { code: 'invalidInput', fields: [{ path: 'password' }] }])
    const same = { db: programs.at('weak.liangqing'), password: 'chenchen', user: 'chenchen' }
    expect((await programs.cli(['init', '--name', 'X'], same)).error()).toMatchObject({ code: 'weakPassword' })
    expect(filesThere()).toEqual(before)
  })

  test('filled with the sample is called as the sample is, belongs to the user, and its books hold', async () => {
    const sample = { db: programs.at('deep/er/sample.liangqing'), user: 'lin' }
    const made = await programs.cli(['init', '--sample'], sample)
    expect(made.value()).toEqual({ file: sample.db, name: sampleName })
    const office = cliOffice(programs, sample.db, 'lin')
    expect(await office.broken()).toEqual([])
    expect((await office.call('distributors.list', { limit: 1000 })).rows).toHaveLength(60)
    const named = { db: programs.at('named.liangqing') }
    expect((await programs.cli(['init', '--sample', '--name', '自己的'], named)).value()).toMatchObject({
      name: '自己的',
    })
    expect(readdirSync(programs.at('deep/er'))).toEqual(['sample.liangqing'])
  })

  test('backs up into one file while it is in use, and comes back from it with every row', async () => {
    const full = await furnished('full.liangqing')
    // In use: what was written last stands in the log beside the file, not in it.
    const user = new Sqlite(full)
    user.pragma('wal_autocheckpoint = 0')
    user.exec("update regions set name = '华东大区'")
    const backup = programs.at('copies/monday.backup')
    const answer = await programs.cli(['backup', '--out', backup], { db: full })
    expect(answer.value()).toEqual({ path: backup, sizeBytes: readFileSync(backup).length })
    expect(readdirSync(programs.at('copies'))).toEqual(['monday.backup'])
    const again = programs.at('again.liangqing')
    expect((await programs.cli(['restore', backup], { db: again })).value()).toEqual({
      file: again,
      name: 'full.liangqing',
    })
    expect(dumpOfFile(again)).toEqual(dumpOfFile(full))
    const copied = programs.at('copied.liangqing')
    expect((await programs.cli(['restore', full], { db: copied })).code).toBe(0)
    expect(dumpOfFile(copied)).toEqual(dumpOfFile(full))
    user.close()
    expect(await cliOffice(programs, again).broken()).toEqual([])
  })

  test('a backup never lands on the books it saves, and what is no backup makes no company', async () => {
    const before = dumpOfFile(db)
    expect((await programs.cli(['backup', '--out', db], { db })).error()).toMatchObject({ code: 'companyExists' })
    expect(dumpOfFile(db)).toEqual(before)
    const there = filesThere()
    const made = { db: programs.at('made.liangqing') }
    const damaged = file('damaged.backup', readFileSync(db, 'latin1').slice(0, 9000))
    for (const [path, code] of [
      [programs.at('nowhere'), 'notFound'],
      [file('text.backup', 'not a company'), 'notACompany'],
      [damaged, 'notACompany'],
    ] as const)
      expect((await programs.cli(['restore', path], made)).error(), path).toMatchObject({ code })
    expect(filesThere()).toEqual([...there, 'damaged.backup', 'text.backup'].toSorted())
  })

  test('broken books are found by verify with what is broken, and the exit code says so', async () => {
    const broken = await furnished('broken.liangqing')
    const events = file('e.csv', 'date,distributor,kind,ref,quantity,amount_fen', '2026-01-05,C1,shipment,S1,1,100')
    await programs.cli(['import', 'account-events', events], { db: broken })
    const sqlite = new Sqlite(broken)
    sqlite.exec('update account_balances set amount_fen = amount_fen + 1')
    sqlite.close()
    const answer = await programs.cli(['verify'], { db: broken })
    expect([answer.code, answer.stderr]).toEqual([1, ''])
    expect(JSON.parse(answer.stdout)).toMatchObject({ ok: false })
    expect(await cliOffice(programs, broken).broken()).toContain('accountBalances')
  })
})

describe('files out', () => {
  test('every kind and every format there is of it', async () => {
    const full = await furnished('exports.liangqing')
    const office = cliOffice(programs, full)
    const today = new Date().toLocaleDateString('sv')
    const [sku] = (await office.call('styles.matrix', { styleIds: [1] }))[0]?.skus ?? []
    const [main] = await office.call('warehouses.list', { kinds: ['company'] })
    const lines = [{ skuId: sku?.id ?? 0, quantity: 3 }]
    const warehouseId = main?.id ?? 0
    await office.call('goodsReceipts.post', { businessDate: today, warehouseId, lines })
    const order = await office.call('orders.save', {
      ...{ distributorId: 1, orderKind: 'spot', businessDate: today, reference: 'PO-7', lines },
    })
    const submitted = await office.call('orders.submit', { id: order.document.id, version: 1 })
    await office.call('orders.approve', { id: submitted.id, version: submitted.version })
    const shared = await office.call('allocations.propose', { businessDate: today, warehouseId, policy: 'orderDate' })
    const firm = await office.call('allocations.confirm', { id: shared.document.id, version: 1 })
    const [shipment] = await office.call('allocations.ship', { id: firm.id, version: firm.version })
    const period = ['--from', '2020-01-01', '--to', today]
    const kinds: readonly (readonly [args: readonly string[], formats: readonly string[]])[] = [
      [
        ['statement', '--distributor', 'C1', ...period],
        ['xlsx', 'csv', 'pdf'],
      ],
      [
        ['statements', ...period],
        ['xlsx', 'csv', 'pdf'],
      ],
      [
        ['order', '--number', order.document.number],
        ['xlsx', 'csv', 'pdf'],
      ],
      [['order', '--number', 'PO-7'], ['xlsx']],
      [
        ['shipment', '--number', shipment?.number ?? ''],
        ['xlsx', 'csv', 'pdf'],
      ],
      [['stock'], ['xlsx', 'csv']],
      [['stock', '--warehouse', 'MAIN', '--as-of', today], ['xlsx']],
      [
        ['ledger', '--distributor', 'C1', ...period],
        ['xlsx', 'csv'],
      ],
      [['ledger'], ['xlsx', 'csv']],
      [
        ['balances', '--as-of', today],
        ['xlsx', 'csv'],
      ],
    ]
    const start = { xlsx: 'PK', csv: '\u00ef\u00bb\u00bf', pdf: '%PDF-' }
    const before = { ...dumpOfFile(full), shipments: '' }
    let made = 0
    for (const [args, formats] of kinds)
      for (const format of formats) {
        const out = programs.at(`out-${made++}${args[0] === 'statements' ? '' : `.${format}`}`)
        const answer = await programs.cli(['export', ...args, '--out', out, '--format', format], { db: full })
        expect(answer.value(), args.join(' ')).toBeDefined()
        const [path = ''] = args[0] === 'statements' ? readdirSync(out).map((name) => `${out}/${name}`) : [out]
        expect(readFileSync(path, 'latin1').startsWith(start[format as keyof typeof start]), path).toBe(true)
        if (args[0] === 'statements') expect(path).toContain('C1')
      }
    expect(made).toBe(22)
    expect(filesThere().filter((name) => name.endsWith('.part'))).toEqual([])
    expect({ ...dumpOfFile(full), shipments: '' }).toEqual(before)
    for (const args of [['stock'], ['ledger'], ['balances']] as const) {
      const answer = await programs.cli(['export', ...args, '--out', programs.at('x.pdf'), '--format', 'pdf'], {
        db: full,
      })
      expect(answer.error()).toMatchObject({ code: 'invalidInput', fields: [{ path: 'format' }] })
    }
    for (const [args, code] of [
      [['statement', '--distributor', 'ZZ', ...period], 'unknownCode'],
      [['stock', '--warehouse', 'ZZ'], 'unknownCode'],
      [['order', '--number', 'ZZ'], 'unknownCode'],
      [['statement', '--distributor', 'C1', '--from', today, '--to', '2020-01-01'], 'invalidInput'],
      [['statement', '--distributor', 'C1', '--from', 'May', '--to', today], 'invalidInput'],
    ] as const)
      expect(
        (await programs.cli(['export', ...args, '--out', programs.at('x.xlsx')], { db: full })).error(),
      ).toMatchObject({ code })
    expect(existsSync(programs.at('x.pdf')) || existsSync(programs.at('x.xlsx'))).toBe(false)
    const blocked = file('blocked', 'a file where a folder should be')
    expect((await programs.cli(['export', 'stock', '--out', `${blocked}/x.xlsx`], { db: full })).error()).toMatchObject(
      { code: 'diskRefused' },
    )
  })
})

describe('what goes wrong', () => {
  test('is one clear refusal with where it is, and the books stay as they were, row by row', async () => {
    const full = await furnished('errors.liangqing')
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
      ['orders', programs.at('.'), { code: 'diskRefused', params: { reason: 'EISDIR' } }],
      ['orders', good, { code: 'fileRepeated', params: { file: 'good.csv' } }],
      [
        'orders',
        file('unknown.csv', head, 'P2,2026-01-05,C1,A-XXL,2,10000,5000,10000'),
        { code: 'importProblems', params: { problem: 'unknownCode', row: 2, value: 'A-XXL' } },
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
      ['orders.dance', {}, { code: 'invalidInput', params: { method: 'orders.dance' } }],
      ['orders.save', { distributorId: 'C1' }, { code: 'invalidInput', fields: expect.arrayContaining([{ path: 'distributorId', code: 'invalid_type' }]) }],
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
    const mapping = ['import', 'orders', good, '--mapping', file('map.json', '{')]
    expect((await programs.cli(mapping, { db: full })).code).toBe(2)
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
    const locked = await furnished('locked.liangqing')
    const attempts: string[] = []
    for (let at = 0; at < 6; at += 1)
      attempts.push((await programs.cli(['verify'], { db: locked, password: 'not-this-one' })).error().code)
    expect(attempts).toEqual([...Array(4).fill('wrongPassword'), 'locked', 'locked'])
    expect((await programs.cli(['verify'], { db: locked })).error().code).toBe('locked')
    expect((await programs.cli(['verify'], { db, user: 'nobody' })).error()).toMatchObject({ code: 'wrongPassword' })
    const there = filesThere()
    expect((await programs.cli(['verify'], { db: programs.at('no/such') })).error().code).toBe('notFound')
    expect(filesThere()).toEqual(there)
    expect((await programs.cli(['verify'], { db: file('letter.txt', 'dear') })).error().code).toBe('notACompany')
    const other = new Sqlite(programs.at('other.db'))
    other.exec('create table t (a)')
    other.close()
    expect((await programs.cli(['verify'], { db: programs.at('other.db') })).error().code).toBe('notACompany')
  })

  test('a dry run of every kind says what would come and writes nothing', async () => {
    const full = await furnished('dry.liangqing')
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
