import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  acknowledgedDebt,
  distinctFileNames,
  fileNamePart,
  movementColumns,
  movementSigns,
  periodFileName,
  sizesAcross,
  statementPaper,
} from '../../../../shared/domain/papers'
import { accountKinds, accountParts } from '../../../../shared/schemas/ledgers'
import { goodsLine, statementOf } from '../../../fixtures/papers'

describe('sizes across', () => {
  const line = fc.record({
    styleId: fc.integer({ min: 1, max: 4 }),
    colourId: fc.integer({ min: 1, max: 3 }),
    sizeGroupId: fc.integer({ min: 1, max: 3 }),
    size: fc.constantFrom('S', 'M', 'L', 'XL', '26', '27', '28', '均码'),
    quantity: fc.integer({ min: 1, max: 99 }),
    priceFen: fc.constantFrom(5000, 5999),
  })

  test('lose no piece and no fen, however the sizes are grouped and however narrow the paper is', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.integer({ min: 1, max: 12 }), (drafts, maxColumns) => {
        const lines = drafts.map((draft, index) => goodsLine({ ...draft, styleCode: `S${draft.styleId}` }, index))
        const across = sizesAcross(lines, { sizeGroups: new Map([[1, ['S', 'M', 'L', 'XL']]]), maxColumns })
        expect(across.quantity).toBe(lines.reduce((sum, { quantity }) => sum + quantity, 0))
        expect(across.amountFen).toBe(lines.reduce((sum, { amountFen }) => sum + amountFen, 0))
        expect(across.columnCount).toBeLessThanOrEqual(maxColumns)
        const bySize = (wanted: string) =>
          across.rows.reduce(
            (sum, row) => sum + (row.quantities[across.runs[row.run]?.sizes.indexOf(wanted) ?? -1] ?? 0),
            0,
          )
        for (const size of ['S', '26', '均码'])
          expect(bySize(size)).toBe(lines.reduce((sum, each) => sum + (each.size === size ? each.quantity : 0), 0))
        for (const row of across.rows) expect(row.amountFen).toBe(row.quantity * row.priceFen)
      }),
    )
  })

  test('a style’s rows stand together in the order in which styles come first', () => {
    const lines = [
      [2, 1],
      [1, 1],
      [2, 2],
      [1, 1],
    ].map(([styleId = 0, colourId = 0], index) =>
      goodsLine({ styleId, styleCode: `S${styleId}`, colourId, colourName: `C${colourId}` }, index),
    )
    const { rows } = sizesAcross(lines, { sizeGroups: new Map(), maxColumns: 12 })
    expect(rows.map((row) => `${row.styleCode}/${row.colourName}`)).toEqual(['S2/C1', 'S2/C2', 'S1/C1'])
  })

  test('every run has a mark of its own, however many there are', () => {
    const lines = Array.from({ length: 60 }, (_, index) => goodsLine({ sizeGroupId: index, size: `${index}` }, index))
    const { runs } = sizesAcross(lines, { sizeGroups: new Map(), maxColumns: 12 })
    expect(new Set(runs.map((run) => run.mark)).size).toBe(60)
    expect([runs[0]?.mark, runs[25]?.mark, runs[26]?.mark]).toEqual(['A', 'Z', 'A1'])
  })

  test('groups with the same sizes share a header, others get a mark of their own', () => {
    const lines = [
      goodsLine({ sizeGroupId: 1, size: 'M' }),
      goodsLine({ sizeGroupId: 2, size: 'M', styleId: 2 }, 1),
      goodsLine({ sizeGroupId: 3, size: '30', styleId: 3 }, 2),
    ]
    const { runs } = sizesAcross(lines, { sizeGroups: new Map(), maxColumns: 12 })
    expect(runs).toEqual([
      { mark: 'A', sizes: ['M'] },
      { mark: 'B', sizes: ['30'] },
    ])
  })
})

describe('a statement arranged for paper', () => {
  test('opening and the signed columns make the closing', () => {
    const entry = fc.record({
      kind: fc.constantFrom(...accountKinds),
      part: fc.constantFrom(...accountParts),
      amountFen: fc.integer({ min: -1e8, max: 1e8 }),
    })
    fc.assert(
      fc.property(fc.array(entry), fc.integer({ min: -1e9, max: 1e9 }), (entries, openingFen) => {
        const paper = statementPaper(statementOf(entries, { openingFen }))
        const moved = movementColumns.reduce((sum, column) => sum + movementSigns[column] * paper.totals[column], 0)
        expect(paper.openingFen + moved).toBe(paper.closingFen)
        expect(paper.lines.length + paper.otherLines.length).toBe(entries.length)
        for (const part of paper.parts) expect(part.openingFen + part.movedFen).toBe(part.closingFen)
        for (const kind of paper.kinds)
          expect(kind.shownFen).toBe(
            paper.lines.reduce((sum, each) => sum + (each.summary === kind.summary ? each.shownFen : 0), 0),
          )
      }),
    )
  })

  test('a debt of ours is acknowledged as ours', () => {
    expect(acknowledgedDebt(100)).toBe('我方应付贵司货款 1.00 元（人民币壹元整）')
    expect(acknowledgedDebt(-100)).toBe('贵司应付我方货款 1.00 元（人民币壹元整）')
  })
})

test('a statement whose parts are unknown opens and closes with nothing', () => {
  expect(statementPaper({ ...statementOf([]), parts: [] })).toMatchObject({ openingFen: 0, closingFen: 0 })
})

describe('file names', () => {
  test('hold nothing a file system refuses', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(fileNamePart(text)).not.toMatch(/[<>:"/\\|?*\p{Cc}]|^\.|[. ]$/u)
      }),
    )
  })

  test('say whose and of when', () => {
    const paper = {
      distributorCode: 'A/01',
      distributorName: '杭州?锦绣',
      dateFrom: '2026-01-01',
      dateTo: '2026-01-31',
    }
    expect(periodFileName(paper, 'xlsx')).toBe('A_01-杭州_锦绣-2026-01-01_2026-01-31.xlsx')
    expect(periodFileName({ ...paper, distributorName: '' }, 'pdf')).toBe('A_01-2026-01-01_2026-01-31.pdf')
  })

  test('are told apart where a disk would not', () => {
    expect(distinctFileNames(['a.xlsx', 'A.xlsx', 'b.xlsx', 'a.xlsx'])).toEqual([
      'a.xlsx',
      'A-2.xlsx',
      'b.xlsx',
      'a-3.xlsx',
    ])
  })
})
