import { columnName, columnNumber } from '../../../shared/domain/import/column-names'
import type { RowMarks, SheetMarks } from './marks'
import type { MarkStyles } from './styles'
import { attribute, escaped, openingTag, prefixOf, withAttribute } from './xml'

interface XmlCell {
  readonly column: number
  readonly xml: string
}

const WIDTH = 48

/** A sheet's part with a column of problems and the marked cells coloured; every other cell stays as it is written. */
export function markedSheet(xml: string, marks: SheetMarks, styles: MarkStyles | null): string {
  const p = prefixOf(xml, 'worksheet')
  const writer = new SheetWriter(p, marks, styles)
  const data = new RegExp(`<${p}sheetData(?:\\s[^>]*)?(?:/>|>[\\s\\S]*?</${p}sheetData>)`)
  const changed = xml.replace(data, (found) => `<${p}sheetData>${writer.rows(found)}</${p}sheetData>`)
  return widened(grown(changed, p, marks), p, marks.column)
}

class SheetWriter {
  private readonly prefix: string
  private readonly marks: SheetMarks
  private readonly styles: MarkStyles | null
  private readonly byRow: Map<number, RowMarks>

  constructor(prefix: string, marks: SheetMarks, styles: MarkStyles | null) {
    this.prefix = prefix
    this.marks = marks
    this.styles = styles
    this.byRow = new Map(marks.rows.map((row) => [row.row, row]))
  }

  rows(data: string): string {
    const p = this.prefix
    const waiting = [...this.byRow.keys()].sort((a, b) => a - b)
    const out: string[] = []
    let last = 0
    const upTo = (number: number) => {
      while (waiting[0] !== undefined && waiting[0] < number) {
        const row = waiting.shift() ?? 0
        out.push(this.row(`<${p}row r="${row}"></${p}row>`, row))
      }
    }
    for (const [found] of data.matchAll(new RegExp(`<${p}row\\b[^>]*?(?:/>|>[\\s\\S]*?</${p}row>)`, 'g'))) {
      const number = Number(attribute(openingTag(found), 'r') ?? last + 1)
      upTo(number)
      if (waiting[0] === number) waiting.shift()
      out.push(this.row(found, number))
      last = number
    }
    upTo(Number.POSITIVE_INFINITY)
    return out.join('')
  }

  private row(found: string, number: number): string {
    const marks = this.byRow.get(number)
    const cells = this.cellsOf(found)
    const stale = cells.some(({ column }) => column === this.marks.column)
    if (marks === undefined && !stale) return found
    const kept = new Map(cells.filter(({ column }) => column !== this.marks.column).map((cell) => [cell.column, cell]))
    for (const { column, severity } of marks?.cells ?? []) {
      if (this.styles === null) continue
      const own = kept.get(column)?.xml ?? `<${this.prefix}c r="${columnName(column)}${number}"/>`
      const tag = openingTag(own)
      const style = this.styles.marked(Number(attribute(tag, 's') ?? 0), severity)
      kept.set(column, { column, xml: withAttribute(tag, 's', String(style)) + own.slice(tag.length) })
    }
    if (marks !== undefined) kept.set(this.marks.column, { column: this.marks.column, xml: this.textCell(marks) })
    const inside = [...kept.values()].sort((a, b) => a.column - b.column).map((cell) => cell.xml)
    // How far a row reaches is only a hint, and now a wrong one.
    const tag = openingTag(found)
      .replace(/\s*\/>$/, '>')
      .replace(/\sspans="[^"]*"/, '')
    const rest = /<(?:\w+:)?extLst[\s\S]*<\/(?:\w+:)?extLst>/.exec(found)?.[0] ?? ''
    return `${tag}${inside.join('')}${rest}</${this.prefix}row>`
  }

  private cellsOf(row: string): readonly XmlCell[] {
    const p = this.prefix
    let last = 0
    return [...row.matchAll(new RegExp(`<${p}c(?:\\s[^>]*?)?(?:/>|>[\\s\\S]*?</${p}c>)`, 'g'))].map(([xml]) => {
      const reference = attribute(openingTag(xml), 'r')?.replace(/\d+$/, '')
      last = reference === undefined ? last + 1 : columnNumber(reference)
      return { column: last, xml }
    })
  }

  /** Text in the cell itself, never a formula, whatever it begins with. */
  private textCell({ row, text }: RowMarks): string {
    const p = this.prefix
    const style = this.styles === null ? '' : ` s="${this.styles.problems()}"`
    const place = `${columnName(this.marks.column)}${row}`
    return `<${p}c r="${place}"${style} t="inlineStr"><${p}is><${p}t xml:space="preserve">${escaped(text)}</${p}t></${p}is></${p}c>`
  }
}

/** The area the sheet says it covers, with the new column. */
function grown(xml: string, p: string, marks: SheetMarks): string {
  return xml.replace(new RegExp(`<${p}dimension\\b[^>]*>`), (tag) => {
    const [, left = 'A', top = '1', right = left, bottom = top] =
      /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(attribute(tag, 'ref') ?? '') ?? []
    const column = Math.max(columnNumber(right), marks.column)
    const row = Math.max(Number(bottom), ...marks.rows.map((one) => one.row))
    return withAttribute(tag, 'ref', `${left}${top}:${columnName(column)}${row}`)
  })
}

/** Room for the words, where the sheet does not say already how wide the column is. */
function widened(xml: string, p: string, column: number): string {
  const own = `<${p}col min="${column}" max="${column}" width="${WIDTH}" customWidth="1"/>`
  const list = new RegExp(`<${p}cols>([\\s\\S]*?)</${p}cols>`).exec(xml)
  if (list === null)
    return xml.replace(new RegExp(`<${p}sheetData[\\s>/]`), (data) => `<${p}cols>${own}</${p}cols>${data}`)
  const columns = [...(list[1] ?? '').matchAll(new RegExp(`<${p}col\\b[^>]*>`, 'g'))].map(([tag]) => tag)
  const covers = (tag: string) => Number(attribute(tag, 'min')) <= column && Number(attribute(tag, 'max')) >= column
  if (columns.some(covers)) return xml
  const before = columns.filter((tag) => Number(attribute(tag, 'max')) < column)
  const after = columns.filter((tag) => Number(attribute(tag, 'min')) > column)
  return xml.replace(list[0], () => `<${p}cols>${[...before, own, ...after].join('')}</${p}cols>`)
}
