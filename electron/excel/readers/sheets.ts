import type { FileContent } from '../../../shared/contract/envelope'
import { Refusal } from '../../../shared/schemas/errors'
import type { Sheets } from '../../../shared/schemas/imports'
import { readDelimited } from './delimited'
import { unreadable } from './refusals'
import { readWorkbook } from './workbooks'

/** Largest file read at all, in bytes; an order form or a year's export is a hundredth of it. */
export const LARGEST_FILE = 100 * 1024 * 1024

/**
 * Reads any file the office receives into grids. What it is is told by its content, never by its name, because offices rename files.
 * Refuses with `fileEmpty`, or `fileUnreadable` with a `reason`: tooLarge, oldExcel, encrypted, damaged, notAWorkbook,
 * webPage, xml, pdf, picture, encoding, quotes, notText.
 */
export async function readSheets(file: FileContent): Promise<Sheets> {
  const { bytes, name } = file
  if (bytes.length === 0) throw new Refusal('fileEmpty', { name, reason: 'noBytes' })
  if (bytes.length > LARGEST_FILE) throw unreadable(name, 'tooLarge')
  const sheets = startsWith(bytes, [0x50, 0x4b]) ? await readWorkbook(file) : readDelimited(textOnly(file))
  if (sheets.every((sheet) => sheet.rows.every((row) => row.every((cell) => cell === null)))) {
    throw new Refusal('fileEmpty', { name, reason: 'noCells' })
  }
  return sheets
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function textOnly(file: FileContent): FileContent {
  const { bytes, name } = file
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw unreadable(name, isEncrypted(bytes) ? 'encrypted' : 'oldExcel')
  if (startsWith(bytes, [0x09, 0x08]) || startsWith(bytes, [0x09, 0x04])) throw unreadable(name, 'oldExcel')
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw unreadable(name, 'pdf')
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47]) || startsWith(bytes, [0xff, 0xd8, 0xff]))
    throw unreadable(name, 'picture')
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1').toLowerCase()
  if (/^[^a-z0-9]*<(?:!doctype html|html|table|head|meta)/.test(start)) throw unreadable(name, 'webPage')
  if (/^[^a-z0-9]*<\?xml/.test(start)) throw unreadable(name, 'xml')
  return file
}

/** A workbook locked with a password is an OLE container with a stream of this name. */
function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  )
}
