import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type GoodsOptions, layOutGoods } from '../../../electron/paper/goods'
import { printOrder } from '../../../electron/paper/orders'
import { printShipment } from '../../../electron/paper/shipments'
import { linesPerPage, printStatement } from '../../../electron/paper/statements'
import { innerWidth, keepWithFoot, paginate } from '../../../electron/paper/tables'
import { fitText, printedWidth, wrapText } from '../../../electron/paper/text-fit'
import { extraColumns, sizesAcross, statementColumns } from '../../../shared/domain/papers'
import { manyEntries, manyGoods, orderOf, shipmentOf, sizeGroups, statementOf } from '../../fixtures/papers'
import { fontsFolder } from '../../helpers/fonts'

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const pagesOf = (bytes: Uint8Array): number => [...text(bytes).matchAll(/\/Type \/Page\b/g)].length
const boxOf = (bytes: Uint8Array): number[] =>
  (/\/MediaBox \[([^\]]+)\]/.exec(text(bytes))?.[1] ?? '').trim().split(/\s+/).map(Number)

describe('text on paper', () => {
  test('what was made to fit fits, and is whole unless it says otherwise', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 80, unit: 'grapheme' }),
        fc.double({ min: 12, max: 300, noNaN: true }),
        (words, width) => {
          const fitted = fitText(words, width, 9)
          expect(printedWidth(fitted.text, fitted.fontSize)).toBeLessThanOrEqual(width + 0.5)
          if (!fitted.text.endsWith('…')) expect(fitted.text).toBe(words)
        },
      ),
    )
  })

  test('broken lines fit and lose nothing but spaces', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), fc.double({ min: 15, max: 200, noNaN: true }), (words, width) => {
        const lines = wrapText(words, width, 9)
        for (const line of lines) expect(printedWidth(line, 9)).toBeLessThanOrEqual(width)
        expect(lines.join('').replaceAll(/\s/g, '')).toBe(words.replaceAll(/\s/g, ''))
      }),
    )
  })
})

test('pages keep every row in its order and never pass what fits', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 })), fc.integer({ min: 9, max: 30 }), (rows, room) => {
      const pages = paginate(rows, (page) => page.reduce((sum, height) => sum + height, 0) <= room)
      expect(pages.flat()).toEqual(rows)
      for (const page of pages) expect(page.reduce((sum, height) => sum + height, 0)).toBeLessThanOrEqual(room)
    }),
  )
})

test('what stands at the end of a paper takes rows with it, keeps their order and leaves no page empty', () => {
  const summed = (rows: readonly number[]) => rows.reduce((sum, height) => sum + height, 0)
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      fc.integer({ min: 20, max: 40 }),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 6 }),
      (rows, room, foot, keep) => {
        const pages = paginate(rows, (page) => summed(page) <= room)
        const kept = keepWithFoot(pages, (page) => summed(page) + foot <= room, keep)
        expect(kept.flat()).toEqual(rows)
        expect(kept.filter((page) => page.length === 0)).toEqual([])
        expect(kept.length - pages.length).toBeLessThanOrEqual(1)
        if (kept.length > pages.length) expect(kept.at(-1)?.length).toBeLessThanOrEqual(keep)
      },
    ),
  )
})

const options: GoodsOptions = {
  ...{ width: 583, fontSize: 8.5, rowHeight: 14.4, mergeStyles: false },
  widths: { style: 66, name: 70, colour: 38, carton: 24, quantity: 30, price: 48, amount: 62 },
}

describe('goods over pages', () => {
  test('page totals add up to the carried totals, and the last of them is the document', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 4, max: 20 }), (rows, units) => {
        const across = sizesAcross(manyGoods(rows), { sizeGroups, maxColumns: 12 })
        const { pages } = layOutGoods(across, options, () => units)
        let quantity = 0
        for (const page of pages) {
          quantity += page.quantity
          expect(page.quantitySoFar).toBe(quantity)
          expect(page.rows.length + page.headers.length).toBeLessThanOrEqual(units)
        }
        expect(pages.at(-1)).toMatchObject({ quantitySoFar: across.quantity, amountSoFarFen: across.amountFen })
      }),
    )
  })

  test('a page stacks the headers of the runs that occur on it alone', () => {
    const across = sizesAcross(manyGoods(6), { sizeGroups, maxColumns: 12 })
    const { pages } = layOutGoods(across, options, () => 4)
    expect(pages.map((page) => page.headers.length)).toEqual([1, 1])
    expect(layOutGoods(across, options, () => 20).pages.map((page) => page.headers.length)).toEqual([2])
  })

  test('columns fill the width they are given', () => {
    const across = sizesAcross(manyGoods(6), { sizeGroups, maxColumns: 12 })
    const { columns } = layOutGoods(across, options, () => 20)
    expect(columns.reduce((sum, column) => sum + column.width, 0)).toBeCloseTo(583, 5)
    for (const column of columns) expect(innerWidth(column.width)).toBeGreaterThan(8)
  })
})

describe('papers as PDF', () => {
  const origin = { companyName: '两清服饰', fontsFolder: fontsFolder(), sizeGroups }

  test('a shipping note of thirty rows takes three pages of half triplicate paper', async () => {
    const note = await printShipment(shipmentOf(manyGoods(30)), { ...origin, printedBefore: 0 })
    const [left, bottom, width = 0, height = 0] = boxOf(note)
    expect([left, bottom]).toEqual([0, 0])
    expect((width / 72) * 25.4).toBeCloseTo(241, 1)
    expect((height / 72) * 25.4).toBeCloseTo(140, 1)
    expect(pagesOf(note)).toBe(3)
  })

  test('ten to fourteen rows of goods stand on a page of a shipping note', async () => {
    const pages = async (rows: number) =>
      pagesOf(
        await printShipment(
          shipmentOf(
            manyGoods(3 * rows)
              .filter((line) => line.styleId % 2 === 1 && line.id <= rows * 9)
              .slice(0, rows * 3),
          ),
          { ...origin, printedBefore: 2 },
        ),
      )
    expect(await pages(14)).toBe(1)
    expect(await pages(15)).toBe(2)
  })

  test('a statement takes A4 pages as its lines need them', async () => {
    const short = await printStatement(statementOf(manyEntries(3)), origin)
    const long = await printStatement(statementOf(manyEntries(120)), origin)
    expect(boxOf(short).map(Math.round)).toEqual([0, 0, 842, 595])
    expect(pagesOf(short)).toBe(1)
    expect(pagesOf(long)).toBeGreaterThanOrEqual(5)
  })

  test('signatures stand with the last lines of a statement, on one page when lower rows make room', async () => {
    const counts = [1, 7, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 21, 24, 26, 27, 41, 44]
    const pages = new Map<number, readonly number[]>()
    for (const count of counts) {
      const view = statementOf(manyEntries(count))
      const lines = linesPerPage(view)
      // What the layout says is what is printed: nothing slips on to a page of its own.
      expect(pagesOf(await printStatement(view, origin)), `${count} lines`).toBe(lines.length)
      expect(lines.reduce((sum, each) => sum + each, 0)).toBe(count)
      if (lines.length > 1) expect(lines.at(-1), `${count} lines`).toBeGreaterThanOrEqual(3)
      pages.set(count, lines)
    }
    expect(pages.get(17)).toEqual([12, 5])
  })

  test('a layout with long names of styles is printed on the pages it was laid out for', async () => {
    const entries = manyEntries(30).map((entry, at) => ({ ...entry, documentId: at + 1, reference: `PO-2026-${at}` }))
    const view = statementOf(entries)
    const named = { styles: '0801 长款双面羊绒大衣（秋冬） 等12款', tagFen: 990_000 }
    const goods = new Map(view.lines.map(({ documentId }) => [documentId, { documentId, ...named }]))
    const columns = [...statementColumns, ...extraColumns]
    const pages = linesPerPage(view, { columns, goods })
    expect(pages.length).toBeGreaterThan(linesPerPage(view).length)
    expect(pagesOf(await printStatement(view, origin, columns, goods))).toBe(pages.length)
  })

  test('signatures stand with the last movements of the other parts, however many there are', async () => {
    const other = (count: number) =>
      Array.from({ length: count }, () => ({ part: 'deposit' as const, kind: 'receipt' as const, amountFen: -100 }))
    const pages = async (count: number) =>
      pagesOf(await printStatement(statementOf([...manyEntries(3), ...other(count)]), origin))
    expect(await pages(1)).toBe(1)
    expect(await pages(60)).toBeGreaterThanOrEqual(3)
  })

  test('a statement without lines, and one with long references and other parts, are printed whole', async () => {
    expect(pagesOf(await printStatement(statementOf([], { openingFen: 5 }), origin))).toBe(1)
    const long = manyEntries(40).map((entry) => ({ ...entry, reference: '客户订单号'.repeat(12) }))
    const other = [{ part: 'deposit' as const, kind: 'receipt' as const, amountFen: -100 }]
    const pages = pagesOf(await printStatement(statementOf([...long, ...other]), origin))
    expect(pages).toBeGreaterThanOrEqual(5)
  })

  test('an order is printed on A4, its rows over as many pages as they need', async () => {
    expect(pagesOf(await printOrder(orderOf([]), origin))).toBe(1)
    expect(pagesOf(await printOrder(orderOf(manyGoods(12)), origin))).toBe(1)
    // Eighteen rows under two headers fill a page; the last one still has room for totals and signatures.
    expect(pagesOf(await printOrder(orderOf(manyGoods(54)), origin))).toBe(3)
    expect(pagesOf(await printOrder(orderOf(manyGoods(55)), origin))).toBe(4)
  })

  test('categories, other names of sizes and pictures take their room, and no page runs over', async () => {
    const categories = new Map(Array.from({ length: 20 }, (_, at) => [at + 1, at % 2 === 0 ? '上衣' : '裤装']))
    const aliases = new Map([[1, new Map([['S', '155/80A']])]])
    const bytes = new Uint8Array(readFileSync('test/fixtures/picture.jpg'))
    const pictures = new Map([[1, { bytes, width: 600, height: 900 }]])
    // Two rows more: what the categories add up to; with pictures a row is more than half as high again.
    expect(pagesOf(await printOrder(orderOf(manyGoods(16)), { ...origin, categories }))).toBe(1)
    expect(pagesOf(await printOrder(orderOf(manyGoods(18)), { ...origin, categories, aliases }))).toBe(2)
    const pictured = await printOrder(orderOf(manyGoods(8)), { ...origin, pictures })
    expect(pagesOf(pictured)).toBe(1)
    expect(Buffer.from(pictured).includes('/Subtype /Image')).toBe(true)
    expect(pagesOf(await printOrder(orderOf(manyGoods(12)), { ...origin, pictures }))).toBe(2)
  })
})
