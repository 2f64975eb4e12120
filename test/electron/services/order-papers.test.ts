import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { exportOrder } from '../../../electron/services/exports'
import { saveFair } from '../../../electron/services/fairs'
import { readReturnedForm } from '../../../electron/services/orders'
import { savePicture } from '../../../electron/services/pictures'
import { listSizeGroups, saveSizeGroup } from '../../../electron/services/size-groups'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { parsed } from '../../helpers/company'
import { quietJob } from '../../helpers/files'
import { fontsFolder } from '../../helpers/fonts'
import { newGoods } from '../../helpers/goods-flow'
import { cellsOf, opened, rowWith, sheetOf, wrongFormulas } from '../../helpers/workbooks'

const sizes = ['S', 'M', 'L']
const picture = new Uint8Array(readFileSync('test/fixtures/picture.jpg'))

/** An order at a fair, of two categories in sizes with other names, some styles with pictures. */
function ordered() {
  const goods = newGoods()
  const { office } = goods
  goods.sizeGroupId(sizes)
  for (const { styleCount: _, ...group } of listSizeGroups(office))
    saveSizeGroup(
      office,
      parsed('sizeGroups.save', {
        ...group,
        sizes: sizes.map((code, at) => ({ code, alias: `${155 + 5 * at}/8${at}A` })),
      }),
    )
  const styles = ['上衣', '裤装', '上衣'].map((category, at) =>
    goods.addStyle({ code: `A10${at}`, category, wave: at === 2 ? '2' : '1', sizes, colours: ['BK', 'WH'] }),
  )
  for (const style of styles.slice(0, 2))
    savePicture(
      office,
      parsed('pictures.save', {
        ...{ styleId: style.id, width: 20, height: 30 },
        large: { name: 'a.jpg', bytes: Uint8Array.from(picture) },
        thumbnail: { name: 'a.jpg', bytes: Uint8Array.from(picture) },
      }),
    )
  const fair = saveFair(
    office,
    parsed('fairs.save', {
      ...{ code: 'F1', name: '26秋冬订货会', season: '2026AW', dateFrom: '2026-03-01', dateTo: '2026-03-20' },
      styleIds: styles.map((style) => style.id),
    }),
  )
  const pieces = styles.flatMap((style) => style.skuIds.map((id, at) => [id, at + 1] as const))
  const terms = { deliveryFrom: '2026-08-01', deliveryTo: '2026-08-31', cancelAfter: '2026-09-30' }
  const order = goods.draft(pieces, { orderKind: 'fair', fairId: fair.id, ...terms })
  return { goods, order }
}

const file = ({ goods, order }: ReturnType<typeof ordered>, format: 'xlsx' | 'pdf') =>
  exportOrder(goods.office, { id: order.document.id, format }, { ...quietJob, fontsFolder: fontsFolder() })

const piecesOf = ({ lines }: Pick<OrderDocument, 'lines'>) =>
  lines.map(({ skuId, quantity }) => [skuId, quantity]).toSorted(([a = 0], [b = 0]) => a - b)

describe('an order on paper', () => {
  test('says its fair, waves, salesperson and terms, and adds up each category', async () => {
    const made = ordered()
    made.goods.officeFor('representative', { name: '李四', distributorIds: [made.goods.distributor.id] })
    const sheet = sheetOf(await opened((await file(made, 'xlsx')).bytes))
    const texts = cellsOf(sheet).map((cell) => String(cell.value))
    expect(texts).toContain('订货会：26秋冬订货会    波段：1、2    日期：2026-03-05    业务员：李四')
    expect(texts).toContain('交期：2026-08-01 至 2026-08-31    过期取消：2026-09-30')
    for (const word of ['上衣小计', '裤装小计', '合计（3 款）']) rowWith(sheet, word)
    expect(sheet.getImages()).toHaveLength(2)
    expect(wrongFormulas(sheet)).toEqual([])
  })

  test('comes back from the distributor as it was sent, with nothing to ask', async () => {
    const made = ordered()
    const { goods, order } = made
    const sent = await file(made, 'xlsx')
    const back = { name: sent.name, bytes: Uint8Array.from(sent.bytes) }
    const read = await readReturnedForm(goods.office, parsed('orders.readForm', { id: order.document.id, file: back }))
    expect(read.problems).toEqual([])
    expect(read.lines.map(({ skuId, quantity }) => [skuId, quantity]).toSorted(([a = 0], [b = 0]) => a - b)).toEqual(
      piecesOf(order),
    )
  })

  test('is printed with its pictures', async () => {
    const { bytes } = await file(ordered(), 'pdf')
    expect(Buffer.from(bytes).includes('/Subtype /Image')).toBe(true)
  })
})
