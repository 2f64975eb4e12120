import ExcelJS from 'exceljs'
import { withTransaction } from '../../electron/database/connection'
import { saveColour } from '../../electron/services/colours'
import { saveDistributor } from '../../electron/services/distributors'
import { exportStatements } from '../../electron/services/exports'
import { insertHistoryDocument } from '../../electron/services/history'
import { prepareImport, previewImport, runImport } from '../../electron/services/imports'
import type { Office } from '../../electron/services/office'
import { saveRegion } from '../../electron/services/regions'
import { saveSizeGroup } from '../../electron/services/size-groups'
import { saveStyle } from '../../electron/services/styles'
import { parsed } from '../helpers/company'
import { type Book, officeOver, openCopy } from './books'
import { inTurn, median, print, timed } from './figures'

const rounds = 5
const lineCount = 5000
const quiet = { report: () => undefined, signal: new AbortController().signal, fontsFolder: '' }

/** Importing a long form against ExcelJS reading it, exporting statements against ExcelJS writing them. */
export async function benchFiles(book: Book, size: string): Promise<void> {
  await benchImport(book, size)
  await benchExport(book, size)
}

async function benchImport(book: Book, size: string): Promise<void> {
  const { sqlite, file } = openCopy(book, 'import')
  const office = officeOver(sqlite, file)
  const styles = addStyles(office)
  const own: number[] = []
  const previewed: number[] = []
  const bare: number[] = []
  const forms: Uint8Array[] = []
  // Written beforehand, because what writing leaves behind would be cleared away on the importer's time.
  for (let round = 0; round < rounds; round++) forms.push(await formOf(styles, `F-${round}`))
  for (const [round, bytes] of forms.entries()) {
    previewed.push(await timed(() => previewForm(office, bytes, `form-${round}.xlsx`)))
    own.push(await timed(() => importForm(office, bytes, `form-${round}.xlsx`)))
    // ExcelJS types its buffer as Node's, whatever kind it takes.
    bare.push(await timed(() => new ExcelJS.Workbook().xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)))
  }
  sqlite.close()
  print({
    figure: `form of ${lineCount} lines to its preview`,
    book: size,
    unit: 'ms',
    value: median(previewed),
    bare: median(bare),
    against: 'ExcelJS merely reading it',
    aim: 'within 1.5×',
  })
  print({
    figure: `form of ${lineCount} lines imported`,
    book: size,
    unit: 'ms',
    value: median(own),
    bare: median(bare),
    against: 'ExcelJS merely reading it',
    aim: 'within 1.5×',
  })
}

async function importForm(office: Office, bytes: Uint8Array, name: string): Promise<void> {
  const input = parsed('imports.run', { kind: 'orders', files: [{ name, bytes }] })
  runImport(office, await prepareImport(office, input, quiet), input)
}

async function previewForm(office: Office, bytes: Uint8Array, name: string): Promise<void> {
  const preview = await previewImport(
    office,
    parsed('imports.preview', { kind: 'orders', files: [{ name, bytes }] }),
    quiet,
  )
  if (preview.lineCount !== lineCount || preview.errorCount > 0) throw new Error('the preview shows another form')
}

/** 250 styles of two colours and ten sizes: 5 000 SKUs. */
function addStyles(office: Office): readonly string[] {
  const sizes = Array.from({ length: 10 }, (_none, at) => ({ code: String(34 + at * 2) }))
  const sizeGroupId = saveSizeGroup(office, parsed('sizeGroups.save', { code: 'BENCH', name: 'BENCH', sizes })).id
  const colourIds = ['K1', 'K2'].map((code) => saveColour(office, parsed('colours.save', { code, name: code })).id)
  return withTransaction(office.connection, () =>
    Array.from({ length: 250 }, (_none, at) =>
      saveStyle(
        office,
        parsed('styles.save', { code: `B${1000 + at}`, name: `款${at}`, tagPriceFen: 19_900, sizeGroupId, colourIds }),
      ),
    ).flatMap((style) => style.skus.map((sku) => sku.code)),
  )
}

async function formOf(skuCodes: readonly string[], reference: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('订单')
  sheet.addRow(['订单号', '日期', '客户编码', '货号', '数量', '吊牌价', '折扣', '金额'])
  for (let at = 0; at < lineCount; at++)
    sheet.addRow([
      reference,
      '2026-03-05',
      'C001',
      skuCodes[at % skuCodes.length] ?? '',
      (at % 9) + 1,
      199,
      50,
      ((at % 9) + 1) * 99.5,
    ])
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

async function benchExport(book: Book, size: string): Promise<void> {
  const { sqlite, file } = openCopy(book, 'export')
  const office = officeOver(sqlite, file)
  addAccounts(office)
  const input = parsed('exports.statements', { dateFrom: '2026-01-01', dateTo: '2026-03-31' })
  const files = await exportStatements(office, input, quiet)
  const workbooks = await Promise.all(
    files
      .slice(0, 120)
      .map(({ bytes }) => new ExcelJS.Workbook().xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)),
  )
  const times = await inTurn(
    3,
    () => exportStatements(office, input, quiet),
    async () => {
      for (const workbook of workbooks) await workbook.xlsx.writeBuffer()
    },
  )
  sqlite.close()
  print({
    figure: `${files.length} statements exported`,
    book: size,
    unit: 'ms',
    ...times,
    against: 'ExcelJS merely writing the same workbooks',
    aim: 'within 1.5×',
  })
}

/** 119 more distributors with sixty documents each in the quarter. */
function addAccounts(office: Office): void {
  const regionId = saveRegion(office, parsed('regions.save', { code: 'BENCH', name: 'BENCH' })).id
  withTransaction(office.connection, (tx) => {
    for (let at = 0; at < 119; at++) {
      const distributor = saveDistributor(
        office,
        parsed('distributors.save', {
          ...{ code: `X${at}`, name: `经销商${at}`, regionId },
          ...{ discountBp: 5000, creditLimitFen: 0, paymentTermsDays: 30 },
        }),
      )
      for (let line = 0; line < 60; line++)
        insertHistoryDocument(office, tx, {
          kind: line % 5 === 4 ? 'receipt' : 'shipment',
          distributorId: distributor.id,
          businessDate: `2026-0${1 + (line % 3)}-${String(1 + (line % 28)).padStart(2, '0')}`,
          reference: `R${at}-${line}`,
          quantity: 3,
          amountFen: 12_345 + line,
          importId: 0,
          paymentTermsDays: 30,
        })
    }
  })
}
