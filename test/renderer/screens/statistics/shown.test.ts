import { expect, test } from 'vitest'
import { picturedTable } from '../../../../renderer/screens/statistics/picture'
import { membersOfCell, shownTable } from '../../../../renderer/screens/statistics/shown'
import { statisticTable } from '../../../../shared/domain/statistics'
import { statisticLayout } from '../../../../shared/schemas/statistics'

const words = {
  ...{ total: '合计', subtotal: '小计', none: '无', kind: {} },
  code: { style: '款号', distributor: '编号' },
  dimension: { style: '款', colour: '颜色', size: '尺码', category: '品类' },
  measure: { orderedQuantity: '订货', orderedFen: '金额' },
}

function table(measures: readonly ('orderedQuantity' | 'orderedFen')[]) {
  const layout = statisticLayout.parse({ rows: ['style', 'colour'], columns: ['size'], measures })
  const member = (key: number, code: string, name: string) => ({ key, code, name })
  return statisticTable({
    layout,
    facts: [
      { keys: [1, 7, 'S'], values: [3, 300] },
      { keys: [1, 7, 'L'], values: [2, 200] },
      { keys: [2, 7, '28'], values: [0, 0] },
    ].map(({ keys, values }) => ({ keys, values: values.slice(0, measures.length) })),
    members: { style: [member(1, 'A1', '上衣'), member(2, 'B1', '裤子')], colour: [member(7, '', '黑')] },
    sizeGroups: [
      { id: 1, name: '字母', sizes: ['S', 'M', 'L'] },
      { id: 2, name: '裤码', sizes: ['28'] },
    ],
    groupOfStyle: new Map([
      [1, 1],
      [2, 2],
    ]),
    rowLimit: 10,
  })
}

test('every head has as many lines, one a run of sizes and one for the figure where there are several', () => {
  const one = shownTable(table(['orderedQuantity']), words)
  expect(one.columns.map(({ header }) => header.replaceAll('\u00a0', '-'))).toEqual([
    ...['款号', '款', '颜色', 'S\n28', 'L\n-', '合计\n-'],
  ])
  const two = shownTable(table(['orderedQuantity', 'orderedFen']), words)
  expect(two.columns.slice(3).map(({ header }) => header.split('\n').length)).toEqual([3, 3, 3, 3, 3, 3])
  expect(two.headerLines).toBe(3)
})

test('rows say what they are, noughts are blank but in the total', () => {
  const { rows, total, columns } = shownTable(table(['orderedQuantity']), words)
  const cells = (row: (typeof rows)[number]) => columns.map(({ field }) => row[field])
  expect(rows.map(cells)).toEqual([
    ['A1', '上衣', '黑', 3, 2, 5],
    ['A1', '上衣', '小计', 3, 2, 5],
    ['B1', '裤子', '黑', null, null, null],
    ['B1', '裤子', '小计', null, null, null],
  ])
  expect(cells(total)).toEqual(['合计', '', '', null, null, 5])
})

test('a cell leads back to its members, a size’s place to the size of the row’s own run', () => {
  const source = table(['orderedQuantity'])
  const shown = shownTable(source, words)
  const [leaf, , trousers] = source.rows
  const field = shown.columns[3]?.field ?? ''
  const column = shown.meaningOf(field)?.column ?? null
  if (leaf === undefined || trousers === undefined) throw new Error('no rows')
  expect(membersOfCell(source, leaf, column).map(({ key }) => key)).toEqual([1, 7, 'S'])
  expect(membersOfCell(source, trousers, column).map(({ key }) => key)).toEqual([2, 7, '28'])
  expect(membersOfCell(source, source.total, null)).toEqual([])
  expect(shown.rowOf('total')).toBe(source.total)
})

test('the picture holds what the table shows, as it is written there', () => {
  const shown = shownTable(table(['orderedQuantity', 'orderedFen']), words)
  const picture = picturedTable(shown, { title: '统计', note: '' })
  expect(picture.columns.map(({ align }) => align).slice(0, 4)).toEqual(['left', 'left', 'left', 'right'])
  expect(picture.rows[0]?.cells).toEqual(['A1', '上衣', '黑', '3', '3.00', '2', '2.00', '5', '5.00'])
  expect(picture.rows.map(({ strong }) => strong)).toEqual([false, true, false, true, true])
})
