import type { CellMark } from './marks'
import { openingTag, prefixOf, withAttribute } from './xml'

const FILLS = { error: 'FFFFC7CE', warning: 'FFFFEB9C' } as const

/** The looks of a workbook with those of marked cells: each marked cell keeps its own look but for the fill behind it. */
export class MarkStyles {
  private xml: string
  private readonly prefix: string
  private readonly looks: string[]
  private readonly known = new Map<string, number>()
  private readonly firstFill: number

  constructor(xml: string) {
    this.prefix = prefixOf(xml, 'styleSheet')
    const p = this.prefix
    const fills = this.section(xml, 'fills')
    this.firstFill = [...fills.matchAll(new RegExp(`<${p}fill(?:\\s[^>]*)?>|<${p}fill/>`, 'g'))].length
    const added = Object.values(FILLS).map(
      (colour) =>
        `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${colour}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`,
    )
    const counted = withAttribute(openingTag(fills), 'count', String(this.firstFill + added.length))
    this.xml = xml.replace(fills, () => `${counted}${inner(fills)}${added.join('')}</${p}fills>`)
    this.looks = [
      ...this.section(this.xml, 'cellXfs').matchAll(new RegExp(`<${p}xf\\b(?:[^>]*/>|[^>]*>[\\s\\S]*?</${p}xf>)`, 'g')),
    ].map(([look]) => look)
  }

  /** The number of a look like another's with the fill of a mark. */
  marked(style: number, severity: CellMark['severity']): number {
    return this.remembered(`${style}/${severity}`, () => {
      const look = this.looks[style] ?? this.looks[0] ?? `<${this.prefix}xf/>`
      const fill = this.firstFill + (severity === 'error' ? 0 : 1)
      const tag = openingTag(look)
      const marked = withAttribute(withAttribute(tag, 'fillId', String(fill)), 'applyFill', '1')
      return marked + look.slice(tag.length)
    })
  }

  /** The look of the column of problems: lines broken, from the top. */
  problems(): number {
    const p = this.prefix
    return this.remembered('problems', () => {
      const [base = ''] = this.looks
      const tag = openingTag(base).replace(/\s*\/>$/, '>') || `<${p}xf>`
      const aligned = withAttribute(withAttribute(tag, 'applyAlignment', '1'), 'numFmtId', '49')
      return `${aligned}<${p}alignment vertical="top" wrapText="1"/></${p}xf>`
    })
  }

  /** The part as it is written. */
  text(): string {
    const looks = this.section(this.xml, 'cellXfs')
    const tag = withAttribute(openingTag(looks), 'count', String(this.looks.length))
    return this.xml.replace(looks, () => `${tag}${this.looks.join('')}</${this.prefix}cellXfs>`)
  }

  private remembered(key: string, make: () => string): number {
    const known = this.known.get(key)
    if (known !== undefined) return known
    this.looks.push(make())
    this.known.set(key, this.looks.length - 1)
    return this.looks.length - 1
  }

  private section(xml: string, name: string): string {
    const p = this.prefix
    return new RegExp(`<${p}${name}(?:\\s[^>]*)?>[\\s\\S]*?</${p}${name}>`).exec(xml)?.[0] ?? ''
  }

  /** Whether a workbook's looks can be added to at all. */
  static fits(xml: string | undefined): xml is string {
    return xml !== undefined && /<(?:\w+:)?fills[\s>]/.test(xml) && /<(?:\w+:)?cellXfs[\s>]/.test(xml)
  }
}

const inner = (element: string): string => element.slice(openingTag(element).length, element.lastIndexOf('</'))
