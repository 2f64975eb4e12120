import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { exportStatistics } from '../../../electron/services/exports'
import { saveFair } from '../../../electron/services/fairs'
import type { Office } from '../../../electron/services/office'
import { approveOrder, cancelRemainder, discardOrder, saveOrder, submitOrder } from '../../../electron/services/orders'
import {
  listStatisticViews,
  longOrderStatistics,
  orderStatistics,
  removeStatisticView,
  saveStatisticView,
  shareStatisticView,
  statisticLines,
} from '../../../electron/services/statistics'
import type { Input } from '../../../shared/contract'
import { type StatisticFigure, statisticMeasures } from '../../../shared/schemas/statistics'
import { newCompany, parsed } from '../../helpers/company'
import { plansOf } from '../../helpers/plans'
import { refusalOf } from '../../helpers/refusals'

/** Two customers of two regions, tops in letters and trousers in waists, orders in every state that counts or does not. */
function book() {
  const company = newCompany()
  const { office } = company
  const [north, south] = [company.addRegion({ name: '华北' }), company.addRegion({ name: '华南' })]
  const [a, b] = [company.addDistributor({ regionId: north.id }), company.addDistributor({ regionId: south.id })]
  const top = company.addStyle({ code: 'A1', sizes: ['S', 'M', 'L'], colours: ['BK', 'WH'], category: '上衣' })
  const jeans = company.addStyle({ code: 'B1', sizes: ['28', '29'], category: '裤装', season: '2026AW' })
  const fairDraft = { code: 'F', name: '春夏订货会', season: '2026SS', dateFrom: '2026-03-01', dateTo: '2026-03-10' }
  const fair = saveFair(office, parsed('fairs.save', fairDraft))
  const order = (distributorId: number, lines: readonly [number, number][], fairId: number | null = null) => {
    const draft = {
      distributorId,
      orderKind: fairId === null ? 'spot' : 'fair',
      fairId,
      businessDate: '2026-03-05',
    } as const
    return saveOrder(
      office,
      parsed('orders.save', { ...draft, lines: lines.map(([skuId, quantity]) => ({ skuId, quantity })) }),
    )
  }
  const submitted = (...given: Parameters<typeof order>) => submitOrder(office, order(...given).document)
  submitted(
    a.id,
    [
      [top.sku('BK', 'S'), 3],
      [top.sku('WH', 'L'), 4],
    ],
    fair.id,
  )
  submitted(b.id, [
    [top.sku('BK', 'S'), 5],
    [jeans.sku('BK', '29'), 6],
  ])
  const approved = approveOrder(office, submitted(b.id, [[jeans.sku('BK', '28'), 7]]))
  cancelRemainder(office, { ...approved, reason: '改期' })
  order(a.id, [[top.sku('BK', 'M'), 90]])
  discardOrder(office, order(a.id, [[top.sku('BK', 'M'), 80]]).document)
  return { ...company, a, b, north, south, top, jeans, fair }
}

const arrange = (office: Office, layout: Input<'statistics.table'>) => {
  const table = orderStatistics(office, parsed('statistics.table', layout))
  if (table === null) throw new Error('the book is too long')
  return table
}

test('orders are added up by what stands in rows and columns; drafts never count, and what was cancelled stays ordered and cancelled', async () => {
  const { office, top, jeans } = book()
  const table = arrange(office, { rows: ['style'], measures: [...statisticMeasures] })
  // Half of a tag price of 100 yuan.
  expect(table.rows.map(({ keys, totals }) => [keys[0], totals])).toEqual([
    [top.id, [12, 12, 0, 0, 0, 60_000, 60_000, 0, 0, 0]],
    [jeans.id, [13, 6, 0, 0, 7, 65_000, 30_000, 0, 0, 35_000]],
  ])
  expect(table.total.totals).toEqual([25, 18, 0, 0, 7, 125_000, 90_000, 0, 0, 35_000])
  expect(table.members.style).toMatchObject([{ code: 'A1' }, { code: 'B1' }])
})

test('the same orders give the same table, asked in passing or as a job', async () => {
  const { office } = book()
  const layout = parsed('statistics.table', { rows: ['region', 'style'], columns: ['month'], measures: ['openFen'] })
  expect(await longOrderStatistics(office, layout)).toEqual(orderStatistics(office, layout))
})

test('sizes stand across under their own group’s run', async () => {
  const { office } = book()
  const table = arrange(office, { rows: ['style', 'colour'], columns: ['size'], measures: ['orderedQuantity'] })
  expect(table.runs.map((run) => run.sizes)).toEqual([
    ['S', 'M', 'L'],
    ['28', '29'],
  ])
  const leaves = table.rows.filter((row) => row.kind === 'leaf')
  expect(leaves.map(({ run, values }) => [run, values])).toEqual([
    [0, [8, null, null]],
    [0, [null, null, 4]],
    [1, [7, 6, null]],
  ])
  expect(table.total).toMatchObject({ run: null, totals: [25] })
})

test.each([
  ['a fair', { fairIds: [1] }, 7],
  ['a season', { seasons: ['2026AW'] }, 13],
  ['a region', { regionIds: [2] }, 18],
  ['a category', { categories: ['上衣'] }, 12],
  ['a kind', { kinds: ['fair' as const] }, 7],
  ['a style', { styleIds: [2] }, 13],
  ['days', { dateFrom: '2026-03-06' }, 0],
  ['earlier days', { dateTo: '2026-03-05' }, 25],
  ['a customer', { distributorIds: [1] }, 7],
  ['nobody', { distributorIds: [] }, 0],
])('the filter by %s leaves what it names, whatever the rows are', async (_name, filter, ordered) => {
  const { office } = book()
  for (const rows of [
    ['month'],
    ['fair', 'kind'],
    ['region', 'season', 'wave'],
    ['category', 'colour', 'size'],
  ] as const) {
    const table = arrange(office, { rows: [...rows], measures: ['orderedQuantity'], filter })
    expect(table.total.totals).toEqual([ordered])
  }
})

test('every figure opens exactly the order lines it is made of, page by page', async () => {
  const { office } = book()
  const figures = ['ordered', 'open', 'allocated', 'shipped', 'cancelled'] as const satisfies readonly StatisticFigure[]
  const rows = ['region', 'style', 'colour', 'size'] as const
  for (const figure of figures) {
    const table = arrange(office, { rows: [...rows], measures: [`${figure}Quantity`, `${figure}Fen`] })
    for (const row of [...table.rows, table.total]) {
      const members = row.keys.map((key, at) => ({ dimension: rows[at] ?? 'style', key }))
      let after: string | undefined
      const sums = [0, 0]
      do {
        const page = statisticLines(
          office,
          parsed('statistics.lines', { members, figure, limit: 1, ...(after === undefined ? {} : { after }) }),
        )
        for (const line of page.rows) {
          sums[0] = (sums[0] ?? 0) + line.quantity
          sums[1] = (sums[1] ?? 0) + line.amountFen
        }
        after = page.next ?? undefined
      } while (after !== undefined)
      expect(sums).toEqual(row.totals)
    }
  }
})

test('a representative adds up and opens the orders of their own distributors only', async () => {
  const { officeFor, a } = book()
  const office = officeFor('representative', { distributorIds: [a.id] })
  const table = arrange(office, { rows: ['distributor'], measures: ['orderedQuantity'] })
  expect(table.rows.map(({ keys, totals }) => [keys[0], totals[0]])).toEqual([[a.id, 7]])
  expect(statisticLines(office, parsed('statistics.lines', {})).rows.map((line) => line.quantity)).toEqual([4, 3])
  const nobody = officeFor('representative', { distributorIds: [] })
  expect(arrange(nobody, { rows: ['style'], measures: ['orderedQuantity'] }).total.totals).toEqual([0])
})

test('lines are reached through indexes: of a fair, of days, of a customer, never by reading all of them', async () => {
  const { connection, office } = book()
  for (const filter of [{ fairIds: [1] }, { dateFrom: '2026-03-01' }, { distributorIds: [1] }, {}]) {
    const plans = plansOf(connection, () =>
      arrange(office, { rows: ['style'], columns: ['size'], measures: ['openFen'], filter }),
    )
    expect(plans.length).toBeGreaterThan(0)
    for (const plan of plans) expect(plan).not.toMatch(/SCAN (l|d|o|k|s)\b(?! USING)/)
  }
})

test('views are one’s own until they are shared; a shared one is changed by its owner or by whoever may share', () => {
  const { office, officeFor } = book()
  const [clerk, other, supervisor] = [officeFor('assistant'), officeFor('assistant'), officeFor('supervisor')]
  const layout = parsed('statistics.table', {
    rows: ['style'],
    measures: ['openQuantity'],
    filter: { seasons: ['2026SS'] },
  })
  const mine = saveStatisticView(clerk, { name: '未配', layout })
  expect(mine).toMatchObject({ own: true, shared: false, layout })
  expect(listStatisticViews(other)).toEqual([])
  expect(refusalOf(() => saveStatisticView(clerk, { name: '未配', layout })).code).toBe('duplicateCode')
  const seen = { id: mine.id, version: mine.version }
  for (const change of [
    () => saveStatisticView(other, { ...seen, name: '改', layout }),
    () => removeStatisticView(other, seen),
    () => shareStatisticView(supervisor, { ...seen, shared: true }),
  ])
    expect(refusalOf(change).code).toBe('notFound')
  shareStatisticView(clerk, { ...seen, shared: true })
  expect(listStatisticViews(other)).toMatchObject([{ name: '未配', own: false, shared: true, version: 2 }])
  expect(refusalOf(() => removeStatisticView(other, { id: mine.id, version: 2 })).code).toBe('notPermitted')
  const renamed = saveStatisticView(supervisor, { id: mine.id, version: 2, name: '未配清单', layout })
  expect(renamed).toMatchObject({ own: false, version: 3 })
  expect(refusalOf(() => saveStatisticView(clerk, { ...seen, name: '旧', layout })).code).toBe('stale')
  expect(removeStatisticView(supervisor, { id: mine.id, version: 3 })).toEqual({ removed: '未配清单' })
  expect(listStatisticViews(office)).toEqual([])
})

const words: Input<'exports.statistics'>['words'] = {
  ...{ title: '订单统计', total: '合计', subtotal: '小计', none: '无', notes: ['2026'] },
  code: { distributor: '客户编号', style: '款号' },
  dimension: { distributor: '客户', style: '款', colour: '颜色', size: '尺码', region: '区域' },
  measure: { orderedQuantity: '订货', orderedFen: '订货金额', openQuantity: '未配' },
  kind: {},
}

async function sheetOf(office: Office, layout: Input<'statistics.table'>): Promise<ExcelJS.Worksheet> {
  const file = await exportStatistics(office, parsed('exports.statistics', { layout, words }))
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(file.bytes.buffer as ArrayBuffer)
  const sheet = workbook.worksheets[0]
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

/** What a formula of ours comes to, worked out from the numbers it names. */
function calculated(sheet: ExcelJS.Worksheet, formula: string): number {
  const rangeOf = (text: string) => {
    const [from = '', to = ''] = text.replaceAll('$', '').split(':')
    const [start, end] = [sheet.getCell(from), sheet.getCell(to === '' ? from : to)]
    const cells: ExcelJS.Cell[] = []
    for (let row = Number(start.row); row <= Number(end.row); row += 1)
      for (let column = Number(start.col); column <= Number(end.col); column += 1)
        cells.push(sheet.getCell(row, column))
    return cells
  }
  const amountIn = (cell: ExcelJS.Cell): number =>
    cell.formula === undefined ? Number(cell.value ?? 0) : calculated(sheet, cell.formula)
  const [, name = '', inner = ''] = /^(\w+)\((.*)\)$/.exec(formula) ?? []
  const [first = '', second = '', third = ''] = inner.split(',')
  if (name === 'SUM') return rangeOf(first).reduce((sum, cell) => sum + amountIn(cell), 0)
  if (name === 'SUBTOTAL')
    return rangeOf(second)
      .filter((cell) => cell.formula === undefined || !cell.formula.startsWith('SUBTOTAL'))
      .reduce((sum, cell) => sum + amountIn(cell), 0)
  const wanted = sheet.getCell(second.replaceAll('$', '')).value
  const summed = rangeOf(third)
  return rangeOf(first).reduce((sum, cell, at) => {
    const target = summed[at]
    return cell.value === wanted && target !== undefined ? sum + amountIn(target) : sum
  }, 0)
}

test.each([
  ['one figure across sizes', ['style', 'colour'], ['size'], ['orderedQuantity']],
  ['two figures across regions', ['distributor', 'style'], ['region'], ['orderedQuantity', 'orderedFen']],
  ['nothing across', ['region', 'distributor', 'style'], [], ['orderedQuantity', 'openQuantity', 'orderedFen']],
] as const)(
  'the workbook keeps its sums as formulas that come to what they show: %s',
  async (_name, rows, columns, measures) => {
    const { office } = book()
    const sheet = await sheetOf(office, { rows: [...rows], columns: [...columns], measures: [...measures] })
    let formulas = 0
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula === undefined) return
        formulas += 1
        expect(Number(cell.result), `${cell.address} ${cell.formula}`).toBeCloseTo(calculated(sheet, cell.formula), 6)
      }),
    )
    expect(formulas).toBeGreaterThan(measures.length * 3)
    const [table, last] = [
      arrange(office, { rows: [...rows], columns: [...columns], measures: [...measures] }),
      sheet.lastRow,
    ]
    const totals = measures.map((_measure, at) => last?.getCell((last.cellCount ?? 0) - measures.length + 1 + at))
    expect(totals.map((cell) => Number(cell?.result))).toEqual(
      table.total.totals.map((value, at) => (measures[at]?.endsWith('Fen') ? value / 100 : value)),
    )
    expect(sheet.views[0]).toMatchObject({ state: 'frozen' })
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToWidth: 1 })
  },
)

test('in the workbook codes are text, and every run of sizes has its own row of heads', async () => {
  const { office } = book()
  const sheet = await sheetOf(office, { rows: ['style', 'colour'], columns: ['size'], measures: ['orderedQuantity'] })
  const values = (row: number) => (sheet.getRow(row).values as ExcelJS.CellValue[]).slice(1)
  expect(values(3).slice(3)).toEqual(['S', 'M', 'L', '合计'])
  expect(values(4).slice(3, 5)).toEqual(['28', '29'])
  expect(values(5)).toEqual(['款号', '款', '颜色', '订货', '订货', '订货', '订货'])
  expect(values(6).slice(0, 4)).toEqual(['A1', '款式A1', '色BK', 8])
  expect(sheet.getCell('A6').numFmt).toBe('@')
})
