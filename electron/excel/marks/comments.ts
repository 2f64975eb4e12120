import { columnName } from '../../../shared/domain/import/column-names'
import type { SheetMarks } from './marks'
import type { WorkbookPackage } from './package'
import { escaped, prefixOf } from './xml'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument'

/** What stands behind a sheet's drawing of comments, in the order the standard wants. */
const AFTER = [
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]

/**
 * Comments on the marked cells. A sheet that has comments of its own keeps them as they are and gets none: the column of problems says
 * everything anyway.
 */
export function withComments(pack: WorkbookPackage, path: string, xml: string, marks: SheetMarks): string {
  const notes = marks.rows.flatMap(({ row, cells }) => cells.map((cell) => ({ ...cell, row })))
  const sheet = path.replace(/^.*\//, '')
  const relations = `${path.slice(0, -sheet.length)}_rels/${sheet}.rels`
  const known = pack.text(relations)
  if (notes.length === 0 || /<(?:\w+:)?legacyDrawing[\s/>]/.test(xml) || known?.includes('/comments') === true)
    return xml
  const number = freeNumber(pack)
  pack.write(`xl/comments${number}.xml`, commentsXml(notes))
  pack.write(`xl/drawings/vmlDrawing${number}.vml`, drawingXml(notes))
  const added = [
    `<Relationship Id="rIdNotes${number}" Type="${RELATIONS}/comments" Target="../comments${number}.xml"/>`,
    `<Relationship Id="rIdDraw${number}" Type="${RELATIONS}/vmlDrawing" Target="../drawings/vmlDrawing${number}.vml"/>`,
  ].join('')
  pack.write(relations, withRelations(known, added))
  addTypes(pack, number)
  return withDrawing(xml, `rIdDraw${number}`)
}

interface Note {
  readonly row: number
  readonly column: number
  readonly comment: string
}

function freeNumber(pack: WorkbookPackage): number {
  let number = 1
  while (pack.has(`xl/comments${number}.xml`) || pack.has(`xl/drawings/vmlDrawing${number}.vml`)) number += 1
  return number
}

const withRelations = (known: string | undefined, added: string): string => {
  const empty = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
  return (known ?? empty)
    .replace(/<Relationships([^>]*)\/>/, '<Relationships$1></Relationships>')
    .replace('</Relationships>', () => `${added}</Relationships>`)
}

function addTypes(pack: WorkbookPackage, number: number): void {
  const types = pack.text('[Content_Types].xml') ?? ''
  const vml = /Extension="vml"/i.test(types) ? '' : `<Default Extension="vml" ContentType="${TYPES}.vmlDrawing"/>`
  const own = `<Override PartName="/xl/comments${number}.xml" ContentType="${TYPES}.spreadsheetml.comments+xml"/>`
  // Defaults stand before overrides.
  const first = types.replace(/<Types[^>]*>/, (tag) => `${tag}${vml}`)
  pack.write(
    '[Content_Types].xml',
    first.replace('</Types>', () => `${own}</Types>`),
  )
}

function withDrawing(xml: string, id: string): string {
  const p = prefixOf(xml, 'worksheet')
  const tag = `<${p}legacyDrawing xmlns:r="${RELATIONS}" r:id="${id}"/>`
  const data = xml.indexOf(`</${p}sheetData>`)
  const places = [...AFTER.map((name) => xml.indexOf(`<${p}${name}`, data)), xml.lastIndexOf(`</${p}worksheet>`)]
  const at = Math.min(...places.filter((place) => place >= 0))
  return `${xml.slice(0, at)}${tag}${xml.slice(at)}`
}

function commentsXml(notes: readonly Note[]): string {
  const list = notes.map(
    ({ row, column, comment }) =>
      `<comment ref="${columnName(column)}${row}" authorId="0"><text><r><t xml:space="preserve">${escaped(comment)}</t></r></text></comment>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${MAIN}"><authors><author>两清</author></authors><commentList>${list.join('')}</commentList></comments>`
}

function drawingXml(notes: readonly Note[]): string {
  const shapes = notes.map(({ row, column, comment }, index) => {
    const lines = comment.split('\n').length
    const anchor = [column, 15, row - 1, 2, column + 3, 15, row + 2 + lines, 4].join(', ')
    return `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:1.5pt;width:180pt;height:${24 + lines * 14}pt;z-index:${index + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
  })
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`
}
