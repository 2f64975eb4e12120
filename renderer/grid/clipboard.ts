/** A block as text, row by row; rows may differ in length. */
export type TextBlock = readonly (readonly string[])[]

/** The two flavours a spreadsheet puts on the clipboard. */
export interface ClipboardContent {
  readonly text: string
  readonly html: string
}

function quoted(cell: string): string {
  return /["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/** A block as Excel writes it as plain text. */
export function toTsv(block: TextBlock): string {
  return block.map((row) => row.map(quoted).join('\t')).join('\r\n')
}

/** Plain text of a spreadsheet as a block: quoted cells may hold tabs and line breaks, the last line break ends the last row. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const [cell, end] = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    row.push(cell)
    at = end
    const separator = text[at]
    if (separator === '\t') {
      at += 1
      if (at === text.length) row.push('')
      continue
    }
    if (separator === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    rows.push(row)
    row = []
  }
  if (row.length > 0) rows.push(row)
  return rows
}

function plainCell(text: string, from: number): readonly [string, number] {
  let end = from
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1
  return [text.slice(from, end), end]
}

// A quote that is never closed, or is closed in the middle of a cell, is an ordinary character: nothing gets lost.
function quotedCell(text: string, from: number): readonly [string, number] {
  let cell = ''
  let at = from + 1
  while (at < text.length) {
    if (text[at] !== '"') {
      cell += text[at]
      at += 1
    } else if (text[at + 1] === '"') {
      cell += '"'
      at += 2
    } else {
      const after = text[at + 1]
      const closed = after === undefined || after === '\t' || after === '\n' || after === '\r'
      return closed ? [cell, at + 1] : plainCell(text, from)
    }
  }
  return plainCell(text, from)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

function decoded(html: string): string {
  return html.replaceAll(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

function encoded(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function cellText(html: string): string {
  const plain = html
    .replaceAll(/[\r\n]+\s*/g, ' ')
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
  return decoded(plain).replaceAll('\u00a0', ' ').trim()
}

function spanOf(attributes: string, name: 'colspan' | 'rowspan'): number {
  const found = new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)
  return Math.min(Math.max(Number(found?.[1] ?? 1), 1), 1000)
}

/**
 * The first table of an HTML fragment as a block, or null when there is none. A merged cell keeps its text in its first
 * place and leaves the others empty, so that what follows stays in its column.
 */
export function parseHtmlTable(html: string): string[][] | null {
  const table = /<table[\s\S]*?<\/table\s*>/i.exec(html.replaceAll(/<!--[\s\S]*?-->/g, ''))
  if (table === null) return null
  const rows: string[][] = []
  const covered: number[] = []
  for (const [, body = ''] of table[0].matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<tr\b|<\/tr\s*>|<\/table)/gi)) {
    const row: string[] = []
    const skip = () => {
      while ((covered[row.length] ?? 0) > 0) {
        covered[row.length] = (covered[row.length] ?? 1) - 1
        row.push('')
      }
    }
    for (const [, attributes = '', content = ''] of body.matchAll(
      /<t[dh]\b([^>]*)>([\s\S]*?)(?=<t[dh]\b|<\/t[dh]\s*>|$)/gi,
    )) {
      skip()
      const rowspan = spanOf(attributes, 'rowspan')
      for (let part = 0; part < spanOf(attributes, 'colspan'); part++) {
        if (rowspan > 1) covered[row.length] = rowspan - 1
        row.push(part === 0 ? cellText(content) : '')
      }
    }
    skip()
    rows.push(row)
  }
  return rows
}

/** A block as the table Excel and WPS prefer over plain text. */
export function toHtml(block: TextBlock): string {
  const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${encoded(cell)}</td>`).join('')}</tr>`
  return `<meta charset="utf-8"><table>${block.map(row).join('')}</table>`
}

/** What was copied in a spreadsheet: its plain text, or its table where the plain text is missing. */
export function blockFromClipboard({ text, html }: ClipboardContent): string[][] {
  if (text !== '') return parseTsv(text)
  return parseHtmlTable(html) ?? []
}

/** What goes to the clipboard for a block. */
export function clipboardOf(block: TextBlock): ClipboardContent {
  return { text: toTsv(block), html: toHtml(block) }
}
