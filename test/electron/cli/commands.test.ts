import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { helpIn } from '../../../electron/cli/help'
import { sampleName } from '../../../electron/services/sample'
import { contract } from '../../../shared/contract'
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

describe('the words of the command line', () => {
  test('help says how to use it, in the language that was asked for', async () => {
    const said = async (...words: string[]) => {
      const answer = await programs.cli(['--help', ...words])
      expect(answer.code).toBe(0)
      return answer.stdout
    }
    expect(await said()).toContain('export 种类 --out 文件或文件夹')
    expect(await said('--language', 'en')).toContain('export KIND --out FILE|DIR')
    expect((await programs.cli(['--help'], { locale: 'en_GB.UTF-8' })).stdout).toContain('export KIND --out FILE|DIR')
  })

  test('help names every command and option in both languages', () => {
    const words = (text: string) => [...new Set([...text.matchAll(/--[a-z-]+/g)].map(([word]) => word))].toSorted()
    expect(words(helpIn('zh-CN'))).toEqual(words(helpIn('en')))
    for (const command of ['init', 'call', 'methods', 'import', 'export', 'verify', 'backup', 'restore'])
      for (const language of ['zh-CN', 'en'] as const)
        expect(helpIn(language)).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
  })

  test.each([
    [[], 'noCommand', ''],
    [['dance'], 'unknownCommand', 'dance'],
    [['methods', '--loud'], 'unknownOption', '--loud'],
    [['methods', '--name'], 'optionValue', '--name'],
    [['methods', '--language', 'fr'], 'unknownLanguage', 'fr'],
    [['call'], 'missing', 'METHOD'],
    [['call', 'session.current', '{"a":'], 'notJson', '{"a":'],
    [['import', 'shoes', 'x.csv'], 'unknownKind', 'shoes'],
    [['import', 'orders'], 'missing', 'FILE'],
    [['export', 'statement', '--out', 'x.xlsx'], 'missing', '--distributor CODE'],
    [['export', 'shoes', '--out', 'x.xlsx'], 'unknownKind', 'shoes'],
    [['export', 'stock', '--out', 'x.doc', '--format', 'doc'], 'unknownFormat', 'doc'],
    [['backup'], 'missing', '--out FILE'],
    [['verify', '--wait', 'long'], 'notSeconds', 'long'],
  ] as const)('%j ends with 1 and says as JSON what is wrong: %s', async (args, problem, word) => {
    const answer = await programs.cli(args, { db })
    expect([answer.code, answer.stdout]).toEqual([1, ''])
    expect(answer.error()).toMatchObject({ code: 'invalidUsage', params: { problem } })
    expect(answer.error().message).toContain(word)
  })

  test('what a command cannot do without is asked for by its name', async () => {
    expect((await programs.cli(['verify'])).error().message).toContain('--db')
    expect((await programs.cli(['verify', '--db', db])).error().message).toContain('--user')
    expect((await programs.cli(['verify'], { db, password: null })).error().message).toContain('LIANGQING_PASSWORD')
    expect((await programs.cli(['init'], { db: programs.at('new.liangqing') })).error().message).toContain('--name')
  })

  test('are Chinese unless the system or the command says English', async () => {
    const words = async (args: readonly string[], locale = '') =>
      (await programs.cli(['call', 'orders.dance', ...args], { db, locale })).error().message
    expect(await words([])).toBe('没有“orders.dance”这个方法')
    expect(await words([], 'zh_CN.UTF-8')).toContain('没有')
    expect(await words([], 'en_GB.UTF-8')).toBe('There is no method "orders.dance"')
    expect(await words(['--language', 'zh-CN'], 'en_GB.UTF-8')).toContain('没有')
    expect(await words(['--language', 'en'])).toContain('no method')
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
    const bring = JSON.stringify(listed.find(({ method }) => method === 'imports.run')?.input)
    expect(bring).toContain('"headerRow"')
    expect(bring).toContain('"$file"')
    expect(listed.find(({ method }) => method === 'session.signIn')?.permission).toBe('public')
  })
})

describe('a company by command line', () => {
  test('is never made over a file that is there, nor left half made', async () => {
    const before = filesThere(programs)
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
    expect(filesThere(programs)).toEqual(before)
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
    const full = await furnished(programs, 'full.liangqing')
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
    const there = filesThere(programs)
    const made = { db: programs.at('made.liangqing') }
    const damaged = programs.at('damaged.backup')
    writeFileSync(damaged, readFileSync(db).subarray(0, 9000))
    for (const [path, code] of [
      [programs.at('nowhere'), 'notFound'],
      [file('text.backup', 'not a company'), 'notACompany'],
      [damaged, 'damagedFile'],
    ] as const)
      expect((await programs.cli(['restore', path], made)).error(), path).toMatchObject({
        ...{ code, params: { name: path } },
      })
    expect(filesThere(programs)).toEqual([...there, 'damaged.backup', 'text.backup'].toSorted())
  })

  test('neither a backup nor an export takes the place of a company, whoever it is', async () => {
    const other = await furnished(programs, 'neighbour.liangqing')
    const before = readFileSync(other)
    for (const args of [['backup'], ['export', 'stock']] as const) {
      const answer = await programs.cli([...args, '--out', other], { db })
      expect(answer.error(), args[0]).toMatchObject({ code: 'targetTaken', params: { name: other } })
    }
    expect(readFileSync(other).equals(before)).toBe(true)
    const nightly = ['backup', '--out', programs.at('nightly.backup')]
    for (let night = 0; night < 2; night += 1) expect((await programs.cli(nightly, { db })).code).toBe(0)
    expect(filesThere(programs).filter((name) => /nightly|neighbour/.test(name))).toHaveLength(2)
  })

  test.skipIf(!existsSync('/proc'))(
    'a place where no folder can be made is refused and not tried for ever',
    async () => {
      const nowhere = { db: '/proc/liangqing-nowhere/deep/y.db' }
      const answer = await programs.cli(['init', '--name', 'X'], nowhere)
      expect(answer.error()).toMatchObject({ code: 'diskRefused', params: { name: '/proc/liangqing-nowhere' } })
    },
  )

  test('broken books are found by verify with what is broken, and the exit code says so', async () => {
    const broken = await furnished(programs, 'broken.liangqing')
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
    const full = await furnished(programs, 'exports.liangqing')
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
    expect(filesThere(programs).filter((name) => name.endsWith('.part'))).toEqual([])
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
