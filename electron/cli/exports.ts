import { join, resolve } from 'node:path'
import type { FileContent } from '../../shared/contract/envelope'
import { Refusal } from '../../shared/schemas/errors'
import { assertNoCompany } from '../database/backups'
import { writeWhole } from '../database/folders'
import type { CommandOptions } from './commands'
import type { CommandOffice } from './office'
import { needed, UsageError } from './usage'

const exportKinds = ['statement', 'statements', 'order', 'shipment', 'stock', 'ledger', 'balances']

/** Exports one kind into a file, or into a folder where there are many, and says what was written. */
export async function exportKind(office: CommandOffice, kind: string, options: CommandOptions) {
  const out = resolve(needed(options.out, '--out FILE|DIR'))
  const files = await exported(office, kind, options)
  if (kind === 'statements')
    return { folder: out, files: files.map((file) => write(join(out, file.name), file)).length }
  const [file] = files
  if (file === undefined) throw new Refusal('notFound')
  return { file: write(out, file) }
}

/** Writes a file in the place of one of its name, as every program does, but never in that of a company. */
export function write(path: string, file: FileContent): string {
  assertNoCompany(path)
  writeWhole(path, file.bytes)
  return path
}

async function exported(office: CommandOffice, kind: string, options: CommandOptions): Promise<readonly FileContent[]> {
  const format = formatOf(options)
  const { from: dateFrom, to: dateTo } = options
  const period = () => ({ dateFrom: needed(dateFrom, '--from DAY'), dateTo: needed(dateTo, '--to DAY') })
  switch (kind) {
    case 'statement': {
      const distributorId = await distributorOf(office, needed(options.distributor, '--distributor CODE'))
      return [await office.call('exports.statement', { distributorId, ...period(), format })]
    }
    case 'statements':
      return office.call('exports.statements', { ...period(), format })
    case 'order':
    case 'shipment': {
      const id = await documentOf(office, kind, needed(options.number, '--number NO'))
      return [await office.call(kind === 'order' ? 'exports.order' : 'exports.shipment', { id, format })]
    }
    case 'stock': {
      const warehouseId = options.warehouse === undefined ? undefined : await warehouseOf(office, options.warehouse)
      return [await office.call('exports.stock', { format, warehouseId, asOf: options['as-of'] })]
    }
    case 'ledger': {
      const code = options.distributor
      const distributorId = code === undefined ? undefined : await distributorOf(office, code)
      return [await office.call('exports.ledger', { format, distributorId, dateFrom, dateTo })]
    }
    case 'balances':
      return [
        await office.call('exports.balances', {
          format,
          asOf: options['as-of'] ?? new Date().toLocaleDateString('sv'),
        }),
      ]
    default:
      throw new UsageError('unknownKind', { word: kind, known: exportKinds.join(', ') })
  }
}

function formatOf({ format }: CommandOptions): 'xlsx' | 'csv' | 'pdf' {
  if (format === undefined || format === 'xlsx') return 'xlsx'
  if (format === 'csv' || format === 'pdf') return format
  throw new UsageError('unknownFormat', { word: format })
}

async function distributorOf(office: CommandOffice, code: string): Promise<number> {
  const hits = await office.call('distributors.find', { query: code, limit: 50 })
  const hit = hits.find((candidate) => candidate.code === code)
  if (hit === undefined) throw new Refusal('unknownCode', { code })
  return hit.id
}

async function warehouseOf(office: CommandOffice, code: string): Promise<number> {
  const hit = (await office.call('warehouses.list', {})).find((candidate) => candidate.code === code)
  if (hit === undefined) throw new Refusal('unknownCode', { code })
  return hit.id
}

async function documentOf(office: CommandOffice, kind: 'order' | 'shipment', number: string): Promise<number> {
  const method = kind === 'order' ? 'orders.list' : 'shipments.list'
  const { rows } = await office.call(method, { query: number })
  const hit = rows.find((row) => row.number === number || row.reference === number)
  if (hit === undefined) throw new Refusal('unknownCode', { code: number })
  return hit.id
}
