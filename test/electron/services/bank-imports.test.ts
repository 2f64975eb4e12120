import { beforeEach, describe, expect, test } from 'vitest'
import { saveSettings } from '../../../electron/database/queries/settings'
import { undoImport } from '../../../electron/services/imports'
import { inTransaction } from '../../../electron/services/office'
import { getReceipt, listReceipts, postReceipt, reverseReceipt, saveReceipt } from '../../../electron/services/receipts'
import { openAccount, postSettlements } from '../../../electron/services/settlements'
import {
  confirmStatement,
  generateStatements,
  issueStatement,
  listStatements,
} from '../../../electron/services/statements'
import { verifyBooks } from '../../../electron/services/verify'
import { type BankPreviewLine, bankPreview } from '../../../shared/schemas/bank-imports'
import { settingsDraft } from '../../../shared/schemas/companies'
import { type BankExport, debitCredit, gbkFile, incomeOutgo, signedAmount, utf8File } from '../../fixtures/bank-exports'
import { newCompany, parsed, type TestCompany } from '../../helpers/company'
import { enter } from '../../helpers/entries'
import { csvOf, importFiles, previewFiles, quietJob } from '../../helpers/files'
import { expectRefusal, refusalOf } from '../../helpers/refusals'

let company: TestCompany
let ids: { readonly yuejia: number; readonly jinshang: number; readonly huazhang: number }

beforeEach(() => {
  company = newCompany()
  ids = {
    yuejia: company.addDistributor({ code: 'D001', name: '杭州悦佳服饰' }).id,
    jinshang: company.addDistributor({ code: 'D002', name: '成都锦尚商贸' }).id,
    huazhang: company.addDistributor({ code: 'D003', name: '南京华章服装', contact: '李华章' }).id,
  }
})

const linesOf = (preview: { readonly mapping: unknown }): BankPreviewLine[] => bankPreview.parse(preview.mapping).bank
const preview = async (fixture: BankExport, office = company.office) =>
  linesOf(await previewFiles(office, 'bank', [utf8File(fixture)]))
/** Brings an export in with every line answered as the preview proposes, changed by a person. */
const bring = async (
  fixture: BankExport,
  change: (line: BankPreviewLine) => BankPreviewLine = (line) => line,
  office = company.office,
) => {
  const bank = (await preview(fixture, office)).map(change)
  return importFiles(office, 'bank', [utf8File(fixture)], { mapping: { bank }, acceptRepeated: true })
}
const receipts = (status = 'posted') =>
  listReceipts(company.office, parsed('receipts.list', { statuses: [status] })).rows.toReversed()
const told = (lines: readonly BankPreviewLine[]) =>
  lines.map(({ distributorCode, take, knownBy, doubts }) => [distributorCode, take, knownBy, ...doubts])
const codeOf = async (work: Promise<unknown>) => {
  try {
    await work
  } catch (fault) {
    return refusalOf(() => {
      throw fault
    })
  }
  throw new Error('nothing was refused')
}

describe('a bank’s export', () => {
  test('says of each line whose it is and how that is known, and leaves out what went out', async () => {
    expect(told(await preview(debitCredit))).toEqual([
      ['D001', true, 'name'],
      [null, false, null, 'outgoing'],
      ['D002', true, 'text'],
    ])
    expect(told(await preview(signedAmount))).toEqual([
      [null, true, null, 'payerUnknown'],
      [null, false, null, 'outgoing'],
      [null, true, null, 'payerUnknown'],
    ])
  })

  test('becomes receipts on the account, each with the bank’s own line, posted at once by whoever may', async () => {
    const { created, status, importId } = await importFiles(company.office, 'bank', [gbkFile(debitCredit)])
    expect([created, status]).toEqual([2, 'posted'])
    const [first, second] = receipts()
    expect(first).toMatchObject({ businessDate: '2026-02-03', amountFen: 12_000_000, origin: 'import' })
    const shown = getReceipt(company.office, { id: first?.id ?? 0 })
    expect(shown).toMatchObject({ method: 'bank', bankReference: 'N20260203001', payerName: '杭州悦佳服饰有限公司' })
    expect(shown.bankLine).toMatchObject({ fileName: debitCredit.name, sheetRow: 5, serial: 'N20260203001' })
    expect(shown.parts).toEqual([{ part: 'receivable', amountFen: 12_000_000 }])
    // The words beside it say that the second is paid ahead.
    const ahead = getReceipt(company.office, { id: second?.id ?? 0 })
    expect(ahead.parts).toEqual([{ part: 'prepayment', amountFen: 5_000_000 }])
    const kept = company.connection.sqlite.prepare('select sheet_row, account, serial, import_id from bank_lines').all()
    expect(kept[0]).toEqual({ sheet_row: 5, account: debitCredit.account, serial: 'N20260203001', import_id: importId })
    expect((await verifyBooks(company.office, {}, quietJob)).ok).toBe(true)
  })

  test('stays a draft from whoever may not post', async () => {
    const assistant = company.officeFor('assistant')
    const { status } = await importFiles(assistant, 'bank', [utf8File(debitCredit)])
    expect(status).toBe('draft')
    expect(receipts('draft')).toHaveLength(2)
    const rep = company.officeFor('representative', { distributorIds: [ids.yuejia] })
    expect((await codeOf(importFiles(rep, 'bank', [utf8File(debitCredit)]))).code).toBe('notPermitted')
  })

  test('with an unknown payer brings nothing in until somebody says whose it is, or leaves it out', async () => {
    const refused = await codeOf(importFiles(company.office, 'bank', [utf8File(signedAmount)]))
    expect(refused).toMatchObject({ code: 'importProblems', params: { problem: 'payerUnknown', row: 3 } })
    expect(receipts()).toEqual([])
    const { created } = await bring(signedAmount, (line) =>
      line.payerName === '王建国' ? { ...line, take: false } : { ...line, distributorCode: 'D003' },
    )
    expect(created).toBe(1)
    expect(receipts()).toMatchObject([{ distributorCode: 'D003', amountFen: 880_050 }])
  })

  test('splits a line between parts as a person says, to the fen', async () => {
    const split = (receivable: number) => (line: BankPreviewLine) => ({
      ...line,
      take: line.amountFen === 880_050,
      distributorCode: 'D003',
      parts: [
        { part: 'receivable' as const, amountFen: receivable },
        { part: 'deposit' as const, amountFen: 80_050 },
      ],
    })
    const wrong = await codeOf(bring(signedAmount, split(800_001)))
    expect(wrong).toMatchObject({ code: 'importProblems', params: { problem: 'partsDisagree' } })
    await bring(signedAmount, split(800_000))
    const [one] = receipts()
    expect(getReceipt(company.office, { id: one?.id ?? 0 }).parts).toHaveLength(2)
  })

  test('learns payers: by account first, by name else, and asks once they paid for two', async () => {
    await bring(signedAmount, (line) => ({ ...line, distributorCode: line.payerName === '王建国' ? 'D002' : 'D003' }))
    expect(
      told(
        await preview({ ...signedAmount, name: '三月.csv', text: signedAmount.text.replaceAll('202602', '202603') }),
      ),
    ).toEqual([
      ['D003', true, 'account'],
      [null, false, null, 'outgoing'],
      ['D002', true, 'account'],
    ])
    const again = { ...signedAmount, name: '四月.csv', text: signedAmount.text.replaceAll('202602', '202604') }
    company.setToday('2026-05-05')
    await bring(again, (line) => ({
      ...line,
      distributorCode: line.payerName === '王建国' ? 'D001' : line.distributorCode,
    }))
    const later = await preview({ ...again, name: '五月.csv', text: again.text.replaceAll('202604', '202605') })
    expect(told(later)[2]).toEqual([null, true, null, 'payerAmbiguous'])
    expect(later[2]?.candidates).toEqual(['D001 杭州悦佳服饰', 'D002 成都锦尚商贸'])
  })

  test('knows a payer that a typed receipt named, and forgets it when that is taken back', async () => {
    const { document } = saveReceipt(
      company.office,
      parsed('receipts.save', {
        ...{ businessDate: '2026-02-01', distributorId: ids.huazhang, method: 'bank', payerName: '南京华章服装店' },
        parts: [{ part: 'receivable', amountFen: 5 }],
      }),
    )
    const posted = postReceipt(company.office, { id: document.id, version: 1 })
    expect(told(await preview(signedAmount))[0]).toEqual(['D003', true, 'payer'])
    reverseReceipt(company.office, { id: posted.id, version: posted.version, reason: '客户记错' })
    expect(told(await preview(signedAmount))[0]).toEqual([null, true, null, 'payerUnknown'])
  })

  test('knows a customer by its contact', async () => {
    const text = '日期,收入,支出,对方户名\n2026-02-01,100,,李华章'
    expect(told(await preview({ ...signedAmount, text }))).toEqual([['D003', true, 'contact']])
  })

  test('leaves interest alone', async () => {
    const text = '日期,收入,支出,对方户名,摘要\n2026-02-01,1.23,,,结息'
    expect(told(await preview({ ...signedAmount, text }))).toEqual([[null, false, null, 'interest']])
  })
})

describe('the same money once more', () => {
  test('is asked about and left out unless a person takes it', async () => {
    await bring(debitCredit)
    const again = await codeOf(importFiles(company.office, 'bank', [utf8File(debitCredit)]))
    expect(again.code).toBe('fileRepeated')
    // The same lines in another file, e.g. of the whole quarter.
    const longer = { ...debitCredit, name: '一季度.csv', text: debitCredit.text.replace('打印时间', '打印 时间') }
    expect(told(await preview(longer))).toEqual([
      ['D001', false, 'account', 'repeated'],
      [null, false, null, 'outgoing'],
      ['D002', false, 'account', 'repeated'],
    ])
    const asked = await codeOf(importFiles(company.office, 'bank', [utf8File(longer)]))
    expect(asked).toMatchObject({ code: 'fileRepeated', params: { problem: 'bankRepeated', number: 'RC-2026-000001' } })
    expect((await importFiles(company.office, 'bank', [utf8File(longer)], { acceptRepeated: true })).created).toBe(0)
    const { created } = await bring({ ...longer, name: '又一次.csv', text: `${longer.text} ` }, (line) => ({
      ...line,
      take: line.amountFen === 12_000_000,
    }))
    expect(created).toBe(1)
    expect(receipts().filter(({ amountFen }) => amountFen === 12_000_000)).toHaveLength(2)
  })

  test('twice in one file is one, but two equal payments that cannot be told apart are two', async () => {
    const header = '日期,流水号,收入,支出,对方户名'
    const line = '2026-02-01,N1,100,,杭州悦佳服饰'
    const twice = { ...signedAmount, text: [header, line, line].join('\n') }
    expect(told(await preview(twice))).toEqual([
      ['D001', true, 'name'],
      ['D001', false, 'name', 'twice'],
    ])
    const plain = {
      ...twice,
      text: ['日期,收入,支出,对方户名', '2026-02-01,100,,杭州悦佳服饰', '2026-02-01,100,,杭州悦佳服饰'].join('\n'),
    }
    expect(told(await preview(plain))).toEqual([
      ['D001', true, 'name'],
      ['D001', true, 'name'],
    ])
    await bring(plain)
    const three = { ...plain, name: '三笔.csv', text: `${plain.text}\n2026-02-01,100,,杭州悦佳服饰` }
    expect(told(await preview(three)).map(([, take]) => take)).toEqual([false, false, true])
  })

  test('typed by hand before is asked about', async () => {
    const { document } = saveReceipt(
      company.office,
      parsed('receipts.save', {
        ...{ businessDate: '2026-02-03', distributorId: ids.yuejia, method: 'bank' },
        parts: [{ part: 'receivable', amountFen: 12_000_000 }],
      }),
    )
    const [first] = await preview(debitCredit)
    expect(first).toMatchObject({ take: false, doubts: ['typed'], standsIn: document.number })
  })
})

describe('undoing an import', () => {
  test('takes receipts back, posted or draft, and forgets what it learned', async () => {
    const { importId } = await bring(incomeOutgo)
    expect(undoImport(company.office, { id: importId })).toEqual({ undone: 2 })
    expect(receipts('reversed')).toHaveLength(2)
    expect(company.connection.sqlite.prepare('select count(*) n from payers').get()).toEqual({ n: 0 })
    expect(told(await preview(incomeOutgo))[1]).toEqual(['D002', true, 'name'])
    const drafts = await bring(debitCredit, undefined, company.officeFor('assistant'))
    expect(undoImport(company.office, { id: drafts.importId })).toEqual({ undone: 2 })
    expect(receipts('cancelled')).toHaveLength(2)
    expect((await verifyBooks(company.office, {}, quietJob)).ok).toBe(true)
  })

  test('is refused once a receipt is settled, and says which', async () => {
    enter(company, ids.jinshang, [{ kind: 'shipment', businessDate: '2026-02-01', amountFen: 2_000_000 }])
    const { importId } = await bring(incomeOutgo)
    const { credits, charges } = openAccount(company.office, { distributorId: ids.jinshang })
    const edges = [{ creditId: credits[0]?.entryId ?? 0, chargeId: charges[0]?.entryId ?? 0, amountFen: 1 }]
    postSettlements(company.office, parsed('settlements.post', { distributorId: ids.jinshang, edges, seen: [] }))
    const refusal = expectRefusal(() => undoImport(company.office, { id: importId }), 'undoRefused')
    expect(refusal.params).toMatchObject({ why: 'settled', number: credits[0]?.documentNumber })
    expect(receipts()).toHaveLength(2)
  })

  test('is refused once a statement with it was agreed on', async () => {
    const { importId } = await bring(incomeOutgo)
    generateStatements(company.office, parsed('statements.generate', { dateFrom: '2026-02-01', dateTo: '2026-02-28' }))
    const [row] = listStatements(company.office, parsed('statements.list', { distributorId: ids.yuejia })).rows
    const issued = issueStatement(company.office, { id: row?.id ?? 0, version: row?.version ?? 0 })
    const seen = { id: issued.id, version: issued.version }
    confirmStatement(company.office, parsed('statements.confirm', { ...seen, agreement: 'signed' }))
    const refusal = expectRefusal(() => undoImport(company.office, { id: importId }), 'undoRefused')
    expect(refusal.params).toMatchObject({ why: 'agreed', statement: issued.number })
  })
})

test('nothing comes into a closed period, and then nothing of the file', async () => {
  inTransaction(company.office, (tx) =>
    saveSettings(tx, settingsDraft.parse({ companyName: '测试服饰', closedThrough: '2026-02-04' })),
  )
  expect((await codeOf(bring(debitCredit))).code).toBe('periodLocked')
  expect(receipts()).toEqual([])
})

test('an answer for a customer nobody knows is asked about again', async () => {
  const wrong = await codeOf(bring(debitCredit, (line) => ({ ...line, distributorCode: 'D999' })))
  expect(wrong).toMatchObject({ code: 'importProblems', params: { problem: 'payerUnknown' } })
  const csv = csvOf('x.csv', ['a,b', '1,2'])
  expect((await codeOf(importFiles(company.office, 'bank', [csv]))).code).toBe('importProblems')
})
