import { withComments } from './comments'
import type { SheetMarks } from './marks'
import { WorkbookPackage } from './package'
import { markedSheet } from './sheet-xml'
import { MarkStyles } from './styles'
import { attribute } from './xml'

/** A workbook with marks in the parts of its sheets; every other part, and every other cell, is the same as before. */
export function markedWorkbook(bytes: Uint8Array, marks: readonly SheetMarks[]): Uint8Array {
  const pack = new WorkbookPackage(bytes)
  const parts = sheetParts(pack)
  const stylesPath = [...pathsOf(pack, 'xl/_rels/workbook.xml.rels').values()].find((path) => /styles\.xml$/.test(path))
  const looks = stylesPath === undefined ? undefined : pack.text(stylesPath)
  const styles = MarkStyles.fits(looks) ? new MarkStyles(looks) : null
  for (const sheet of marks) {
    const path = parts.get(sheet.sheet)
    const xml = path === undefined ? undefined : pack.text(path)
    if (path === undefined || xml === undefined) continue
    pack.write(path, withComments(pack, path, markedSheet(xml, sheet, styles), sheet))
  }
  if (styles !== null && stylesPath !== undefined) pack.write(stylesPath, styles.text())
  return pack.bytes()
}

/** The part of each sheet by the sheet's name. */
function sheetParts(pack: WorkbookPackage): ReadonlyMap<string, string> {
  const paths = pathsOf(pack, 'xl/_rels/workbook.xml.rels')
  const book = pack.text('xl/workbook.xml') ?? ''
  return new Map(
    [...book.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
      const path = paths.get(attribute(tag, '\\w+:id') ?? '')
      const name = attribute(tag, 'name')
      return path === undefined || name === undefined ? [] : [[name, path] as const]
    }),
  )
}

/** The parts that a part of the workbook refers to, by their ids. */
function pathsOf(pack: WorkbookPackage, relations: string): ReadonlyMap<string, string> {
  return new Map(
    [...(pack.text(relations) ?? '').matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => {
      const target = attribute(tag, 'Target') ?? ''
      return [attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`] as const
    }),
  )
}
