const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LARGEST_UNPACKED = 2 * 1024 ** 3

/**
 * Looks at a zip's directory before anything is unpacked: null when it may be read, else why not. Cheap, and it keeps a damaged
 * download, a locked archive, a Word file or a zip bomb from reaching the reader.
 */
export function checkArchive(bytes: Uint8Array): 'damaged' | 'encrypted' | 'tooLarge' | 'notAWorkbook' | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end < 0) return 'damaged'
  const count = view.getUint16(end + 10, true)
  let offset = view.getUint32(end + 16, true)
  let unpacked = 0
  let workbook = false
  for (let index = 0; index < count; index += 1) {
    if (offset + 46 > view.byteLength || view.getUint32(offset, true) !== DIRECTORY_ENTRY) return 'damaged'
    if (view.getUint16(offset + 8, true) & 1) return 'encrypted'
    unpacked += view.getUint32(offset + 24, true)
    const nameLength = view.getUint16(offset + 28, true)
    const name = Buffer.from(bytes.subarray(offset + 46, offset + 46 + nameLength)).toString('latin1')
    if (/^\/?xl\/workbook\.xml$/.test(name)) workbook = true
    offset += 46 + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true)
  }
  if (unpacked > LARGEST_UNPACKED) return 'tooLarge'
  return workbook ? null : 'notAWorkbook'
}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 65_535)
  for (let offset = view.byteLength - 22; offset >= first; offset -= 1) {
    if (view.getUint32(offset, true) === END_OF_DIRECTORY) return offset
  }
  return -1
}
