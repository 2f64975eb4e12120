import { join } from 'node:path'
import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces'

/** The face every paper is set in; it is embedded, because a printer's machine may have no Chinese face. */
export const paperFont = 'Noto Sans SC'

/** What every paper needs beside what it says. */
export interface PaperOrigin {
  readonly companyName: string
  /** Holds the TrueType files that are embedded. */
  readonly fontsFolder: string
}

// pdfmake keeps its settings in one object; papers hold text alone, so nothing is ever fetched, and the fonts are the only files.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => true)

/** Sets a paper and answers the finished file. */
export async function pdfBytes(definition: TDocumentDefinitions, fontsFolder: string): Promise<Uint8Array> {
  const normal = join(fontsFolder, 'NotoSansSC_400Regular.ttf')
  const bold = join(fontsFolder, 'NotoSansSC_700Bold.ttf')
  pdfmake.setFonts({ [paperFont]: { normal, bold, italics: normal, bolditalics: bold } })
  const document = pdfmake.createPdf({
    ...definition,
    defaultStyle: { font: paperFont, fontSize: 9, ...definition.defaultStyle },
  })
  return new Uint8Array(await document.getBuffer())
}

/** Millimetres as the points a page is measured in. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4
