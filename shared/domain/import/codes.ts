import type { Cell } from '../../schemas/imports'
import { type Parsed, read, refused } from './parsed'
import { plainText } from './text'

const LONGEST_EXACT = 999_999_999_999_999

/**
 * Reads a code or a name that identifies something. What a spreadsheet did to it is refused as `codeDamaged` with what is left
 * (6.9E+12, a sixteenth digit turned to zero, a code turned into a date): it is looked up by the rest of the row and asked, never guessed.
 * Zeros a number lost are not restored here: the text is what is left, and the master decides.
 */
export function parseCode(cell: Cell | null): Parsed<string> {
  if (cell === null) return read<string>(null)
  switch (cell.kind) {
    case 'text': {
      const text = unwrapped(plainText(cell.value))
      if (text === '') return read<string>(null)
      return isScientific(text) ? refused('codeDamaged', text) : read(text)
    }
    case 'number':
      if (Math.abs(cell.value) > LONGEST_EXACT) return refused('codeDamaged', cell.text)
      return read(isScientific(cell.text) ? String(cell.value) : cell.text)
    case 'formula':
      return refused('notCalculated', cell.text)
    case 'error':
      return refused('cellError', cell.text)
    default:
      return refused('codeDamaged', cell.text)
  }
}

/** Words of a cell, whatever its kind; null when blank. */
export function parseWords(cell: Cell | null): string | null {
  if (cell === null || cell.kind === 'formula' || cell.kind === 'error') return null
  return plainText(cell.text) || null
}

function isScientific(text: string): boolean {
  return /^\d+\.\d+e\+?\d+$/i.test(text) || /^\d+e\+\d+$/i.test(text)
}

function unwrapped(text: string): string {
  const formula = /^="(.*)"$/.exec(text)
  return formula ? (formula[1] ?? '').trim() : text.replace(/^'/, '')
}
