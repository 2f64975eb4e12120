import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockFromClipboard, parseHtmlTable, parseTsv, toHtml, toTsv } from '../../../renderer/grid/clipboard'

const cell = fc.oneof(
  fc.string(),
  fc.constantFrom('', '12', '1,234', '"', 'a"b', 'x\ty', 'line\nbreak', 'a\r\nb', '中文', '<b>', '&amp;', "'"),
)
const width = fc.integer({ min: 1, max: 6 })
const blocks = width.chain((columns) =>
  fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
)
/** Plain text cannot tell one empty cell from nothing at all. */
const isOneEmptyCell = (block: readonly (readonly string[])[]) =>
  (block.at(-1)?.length ?? 0) === 1 && block.at(-1)?.[0] === ''

describe('plain text of a spreadsheet', () => {
  it('brings back any block it wrote, tabs, quotes and line breaks included', () => {
    fc.assert(
      fc.property(
        blocks.filter((block) => !isOneEmptyCell(block)),
        (block) => {
          expect(parseTsv(toTsv(block))).toEqual(block)
        },
      ),
    )
  })

  it('never loses a character of a text that was not made by a spreadsheet', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const kept = parseTsv(text)
          .flat()
          .join('')
          .replaceAll(/[\t\r\n"]/g, '')
        expect(kept).toBe(text.replaceAll(/[\t\r\n"]/g, ''))
      }),
    )
  })

  it('reads what Excel puts on the clipboard, with its line end after the last row', () => {
    expect(parseTsv('1\t2\r\n\t"a\nb"\r\n')).toEqual([
      ['1', '2'],
      ['', 'a\nb'],
    ])
  })
})

describe('tables of a spreadsheet', () => {
  it('come back as the block they were made from, white space at the ends of cells aside', () => {
    fc.assert(
      fc.property(blocks, (block) => {
        const plain = block.map((row) =>
          row.map((text) =>
            text
              .replaceAll(/[\r\n]+\s*/g, ' ')
              .replaceAll('\u00a0', ' ')
              .trim(),
          ),
        )
        expect(parseHtmlTable(toHtml(block))).toEqual(plain)
      }),
    )
  })

  it('keep every value in its column when cells are merged', () => {
    const html = `<html><body><!--StartFragment--><table border=0>
      <tr><td rowspan=2 class=xl65>A01</td><td colspan="2">黑&nbsp;色</td><td>3</td></tr>
      <tr><td>1</td><td>2</td><td>4</td></tr></table><!--EndFragment--></body></html>`
    expect(parseHtmlTable(html)).toEqual([
      ['A01', '黑 色', '', '3'],
      ['', '1', '2', '4'],
    ])
  })

  it('are used only where the plain text is missing', () => {
    expect(blockFromClipboard({ text: '7', html: '<table><tr><td>8</td></tr></table>' })).toEqual([['7']])
    expect(blockFromClipboard({ text: '', html: '<table><tr><td>8</td></tr></table>' })).toEqual([['8']])
    expect(blockFromClipboard({ text: '', html: '<p>8</p>' })).toEqual([])
  })
})
