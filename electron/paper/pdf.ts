import { join } from 'node:path'
import type { TDocumentDefinitions } from 'pdfmake/interfaces'

/** The face every paper is set in; it is embedded, because a printer's machine may have no Chinese face. */
export const paperFont = 'Noto Sans SC'

/** What every paper needs beside what it says. */
export interface PaperOrigin {
  readonly companyName: string
  /** Holds the TrueType files that are embedded. */
  readonly fontsFolder: string
}

/** Sets a paper and answers the finished file. */
export async function pdfBytes(definition: TDocumentDefinitions, fontsFolder: string): Promise<Uint8Array> {
  // Loaded with the first paper: whoever prints nothing today need not wait for it at the start.
  const { default: pdfmake } = await import('pdfmake')
  const normal = join(fontsFolder, 'NotoSansSC_400Regular.ttf')
  const bold = join(fontsFolder, 'NotoSansSC_700Bold.ttf')
  // pdfmake keeps its settings in one object. Papers hold text alone, so nothing is ever fetched and the fonts are the only files.
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold)
  pdfmake.setFonts({ [paperFont]: { normal, bold, italics: normal, bolditalics: bold } })
  const document = pdfmake.createPdf({
    ...definition,
    defaultStyle: { font: paperFont, fontSize: 9, ...definition.defaultStyle },
  })
  return new Uint8Array(await document.getBuffer())
}

/** Millimetres as the points a page is measured in. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4
