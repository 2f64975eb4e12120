import { describe, expect, test } from 'vitest'
import { writeReconciliation } from '../../../../electron/excel/writers/reconciliations'
import type { ComparedLine, ReconciliationDocument } from '../../../../shared/schemas/reconciliations'
import { orderOf } from '../../../fixtures/papers'
import { numbersIn, opened, rowWith, sheetOf, wrongFormulas } from '../../../helpers/workbooks'

const line = (id: number, amountFen: number): ComparedLine => ({
  ...{ id, date: '2026-02-03', reference: `=R${id}`, text: `原文${id}`, kind: 'shipment', quantity: 3, amountFen },
  carried: false,
})
const difference = (
  id: number,
  amountFen: number,
  explained: boolean,
): ReconciliationDocument['differences'][number] => ({
  ...{ id, differenceClass: 'inTransit', ourDocumentId: id, ourNumber: `SH-${id}`, counterLineId: null },
  ...{ date: null, reference: `PO-${id}`, quantity: 2, amountFen, explained, note: '+备注', reason: null },
  review: explained ? 'explained' : 'proposed',
  ...{ nextStep: 'carry', owner: 'assistant', settlement: null },
})

const reconciliation: ReconciliationDocument = {
  ...orderOf([]),
  ...{ dateFrom: '2026-02-01', dateTo: '2026-02-28', fileName: 'book.xlsx', signConvention: 'debit' },
  ...{ ourOpeningFen: 0, ourClosingFen: 100_000, theirOpeningFen: null, theirClosingFen: 85_000 },
  pairs: [
    {
      groupNo: 1,
      pass: 'exact',
      ours: [line(1, 500)],
      theirs: [line(2, 200), line(3, 300)],
      differenceFen: 0,
      suggested: false,
    },
    { groupNo: 0, pass: null, ours: [line(4, 15_000)], theirs: [], differenceFen: 15_000, suggested: false },
  ],
  differences: [difference(1, 12_000, true), difference(2, 3_000, false)],
  review: {
    explained: { count: 1, quantity: 2, amountFen: 12_000 },
    proposed: { count: 1, quantity: 2, amountFen: 3_000 },
    unexplained: { count: 0, quantity: 0, amountFen: 0 },
  },
  ...{ explainedFen: 12_000, proposedFen: 3_000, unexplainedFen: 0 },
  ...{ replyKind: 'book', previous: null, suggestions: [], gapHints: [], newEntryCount: 0 },
  pieces: { ours: 10, theirs: 6, differing: 4, unsaid: 0, unexplained: 0 },
}
const none = { count: 0, quantity: 0, amountFen: 0 }
const nothing = { explained: none, proposed: none, unexplained: none }
const workbook = async (from: ReconciliationDocument) =>
  opened(await writeReconciliation(from, { companyName: '两清服饰', madeAt: '2026-03-01T00:00:00.000Z' }))

describe('a reconciliation as a workbook', () => {
  test('the bridge leads from our balance over every difference to theirs, by formula', async () => {
    const sheet = sheetOf(await workbook(reconciliation), '余额调节表')
    expect(wrongFormulas(sheet)).toEqual([])
    const amount = (word: string) => numbersIn(rowWith(sheet, word)).at(-1)
    expect(amount('我方账面余额')).toBe(1000)
    expect(amount('差异合计')).toBe(150)
    expect(amount('调节后余额（我方余额 - 差异合计）')).toBe(850)
    expect(amount('对方账面余额')).toBe(850)
    expect(amount('调节后差额（应为 0.00）')).toBe(0)
    expect(amount('其中已说明差异')).toBe(120)
    expect(amount('其中待认可差异')).toBe(30)
    expect(amount('其中未说明差异')).toBe(0)
    const pieces = (word: string) => numbersIn(rowWith(sheet, word))[0]
    expect(['我方账面余额', '差异合计', '对方账面余额', '调节后差额（应为 0.00）'].map(pieces)).toEqual([10, 4, 6, 0])
    expect(rowWith(sheet, '其中待认可差异').getCell(8).value).toBe('1 项，2 件')
  })

  test('both books stand side by side, a match over as many rows as its longer side', async () => {
    const sheet = sheetOf(await workbook(reconciliation), '逐笔核对')
    expect(wrongFormulas(sheet)).toEqual([])
    expect([sheet.getCell('F7').value, sheet.getCell('L7').value, sheet.getCell('L8').value]).toEqual([5, 2, 3])
    expect(sheet.getCell('M7').result).toBe(0)
    expect(sheet.getCell('M9').result).toBe(150)
    expect(sheet.getCell('C7').value).toBe('=R1')
  })

  test('two books that agree have a bridge without differences', async () => {
    const sheet = sheetOf(
      await workbook({
        ...reconciliation,
        pairs: [],
        differences: [],
        review: nothing,
        theirClosingFen: 100_000,
        pieces: { ...reconciliation.pieces, differing: 0, theirs: 10 },
      }),
    )
    expect(wrongFormulas(sheet)).toEqual([])
    expect(numbersIn(rowWith(sheet, '调节后差额（应为 0.00）'))).toEqual([0, 0])
  })
})
