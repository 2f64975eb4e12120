import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const DEFLATED = 8

interface Part {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly size: number
  /** As it is stored. */
  readonly bytes: Uint8Array
}

/**
 * The parts of a workbook's file. Parts nobody writes are handed on as they are stored, byte for byte: that is how everything in a workbook
 * survives that this program knows nothing of.
 */
export class WorkbookPackage {
  private readonly parts = new Map<string, Part>()

  /** @throws Error where the file is no plain archive; whoever reads workbooks has looked at it before. */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const end = endOf(view)
    const count = view.getUint16(end + 10, true)
    let at = view.getUint32(end + 16, true)
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== ENTRY) throw new Error('damaged archive')
      const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
      const name = Buffer.from(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0))).toString('utf8')
      const local = view.getUint32(at + 42, true)
      const begin = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
      this.parts.set(name, {
        name,
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        size: view.getUint32(at + 24, true),
        bytes: bytes.subarray(begin, begin + view.getUint32(at + 20, true)),
      })
      at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
    }
  }

  has(name: string): boolean {
    return this.parts.has(name)
  }

  /** The text of a part, or undefined. */
  text(name: string): string | undefined {
    const part = this.parts.get(name)
    if (part === undefined) return undefined
    return Buffer.from(part.method === DEFLATED ? inflateRawSync(part.bytes) : part.bytes).toString('utf8')
  }

  write(name: string, text: string): void {
    const plain = Buffer.from(text, 'utf8')
    this.parts.set(name, {
      ...{ name, method: DEFLATED, crc: crc32(plain), size: plain.length },
      bytes: new Uint8Array(deflateRawSync(plain)),
    })
  }

  /** The whole file again. */
  bytes(): Uint8Array {
    const chunks: Buffer[] = []
    const entries: Buffer[] = []
    let offset = 0
    for (const part of this.parts.values()) {
      const name = Buffer.from(part.name, 'utf8')
      const head = fieldsOf(part, name.length)
      const local = Buffer.concat([number(LOCAL, 4), head, name])
      entries.push(Buffer.concat([number(ENTRY, 4), number(20, 2), head, Buffer.alloc(10), number(offset, 4), name]))
      chunks.push(local, Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.byteLength))
      offset += local.length + part.bytes.length
    }
    const directory = Buffer.concat(entries)
    const count = number(this.parts.size, 2)
    const tail = [number(END, 4), Buffer.alloc(4), count, count, number(directory.length, 4), number(offset, 4)]
    return new Uint8Array(Buffer.concat([...chunks, directory, ...tail, Buffer.alloc(2)]))
  }
}

function number(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntLE(value, 0, bytes)
  return buffer
}

/** What a part's two heads have in common: version, names in UTF-8, method, no time, check sum, sizes, length of the name. */
function fieldsOf({ method, crc, size, bytes }: Part, nameLength: number): Buffer {
  const [version, utf8, midnight, day] = [20, 0x800, 0, 0x21]
  return Buffer.concat([
    ...[version, utf8, method, midnight, day].map((value) => number(value, 2)),
    ...[crc, bytes.length, size].map((value) => number(value, 4)),
    number(nameLength, 2),
    number(0, 2),
  ])
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === END) return at
  throw new Error('damaged archive')
}
