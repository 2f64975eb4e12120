import type ExcelJS from 'exceljs'
import type { Cell } from '../../shared/schemas/imports'

const HALF_SECOND = 500
const SECOND = 1000

/**
 * Turns an ExcelJS cell into ours: dates to days (a time of day is dropped, float noise before midnight is not the day before), rich text to
 * text, numbers shown with leading zeros to that text, formulas to their cached result or to `formula` when the file carries none.
 */
export function cellOf(source: ExcelJS.Cell): Cell | null {
  const value = source.value
  if (typeof value === 'number') return numberCell(value, source.numFmt)
  if (typeof value === 'string') return textCell(value)
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return { kind: 'boolean', value, text: value ? 'TRUE' : 'FALSE' }
  if (value instanceof Date) return dateCell(value)
  if ('richText' in value) return textCell(value.richText.map((run) => run.text).join(''))
  if ('error' in value) return { kind: 'error', value: value.error, text: value.error }
  if ('hyperlink' in value) return textCell(textOfLink(value.text))
  return formulaCell(source, value.result)
}

function formulaCell(source: ExcelJS.Cell, result: ExcelJS.CellFormulaValue['result']): Cell | null {
  const formula = source.formula ?? ''
  const calculated = resultCell(source, result)
  return calculated === null
    ? { kind: 'formula', value: null, text: `=${formula}`, formula }
    : { ...calculated, formula }
}

function resultCell(source: ExcelJS.Cell, result: ExcelJS.CellFormulaValue['result']): Cell | null {
  if (result === undefined || result === null) return null
  if (typeof result === 'number') return Number.isNaN(result) ? null : numberCell(result, source.numFmt)
  if (typeof result === 'string') return { kind: 'text', value: result, text: result }
  if (typeof result === 'boolean') return { kind: 'boolean', value: result, text: result ? 'TRUE' : 'FALSE' }
  if (result instanceof Date) return dateCell(result)
  return { kind: 'error', value: result.error, text: result.error }
}

function numberCell(value: number, format: string | undefined): Cell {
  const zeros = format !== undefined && /^0{2,}$/.test(format) && Number.isInteger(value) && value >= 0
  return { kind: 'number', value, text: zeros ? String(value).padStart(format.length, '0') : String(value) }
}

function textCell(value: string): Cell | null {
  return value === '' ? null : { kind: 'text', value, text: value }
}

function dateCell(value: Date): Cell {
  const time = value.getTime()
  if (Number.isNaN(time)) return { kind: 'error', value: '#DATE', text: '#DATE' }
  const day = new Date(Math.floor((time + HALF_SECOND) / SECOND) * SECOND).toISOString().slice(0, 10)
  return { kind: 'date', value: day, text: day }
}

/** ExcelJS types a link's text as a string, but hands out rich text where the file has it. */
function textOfLink(text: unknown): string {
  if (typeof text === 'string') return text
  if (typeof text === 'object' && text !== null && 'richText' in text && Array.isArray(text.richText)) {
    return text.richText
      .map((run: unknown) => String(typeof run === 'object' && run && 'text' in run ? run.text : ''))
      .join('')
  }
  return ''
}
