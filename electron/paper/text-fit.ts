// Advance widths of the embedded face in thousandths of its size, rounded up; everything outside ASCII is taken for a full-width character.
const WIDE = /[MWm@%&w]/
const NARROW = /[ijl.,:;'|!()[\]\- ]/
const CAPITAL = /[A-Z]/
const DIGIT = /\d/

const advance = (character: string): number => {
  if (character.charCodeAt(0) > 0x2ff) return 1000
  if (WIDE.test(character)) return 930
  if (DIGIT.test(character)) return 556
  if (NARROW.test(character)) return 370
  return CAPITAL.test(character) ? 720 : 590
}

/** How wide a text prints, in points; never less than it really is, so that what fits by this measure fits. */
export const printedWidth = (text: string, fontSize: number): number => {
  let thousandths = 0
  for (const character of text) thousandths += advance(character)
  return (thousandths * fontSize) / 1000
}

/** A text that was made to fit on one line. */
export interface FittedText {
  readonly text: string
  readonly fontSize: number
}

const SMALLEST = 5.5

/** Makes a text fit a width: smaller letters first, because a shortened code is a wrong code, and an ellipsis only when nothing else helps. */
export function fitText(text: string, width: number, fontSize: number): FittedText {
  const natural = printedWidth(text, fontSize)
  if (natural <= width) return { text, fontSize }
  const smaller = Math.floor(((fontSize * width) / natural) * 10) / 10
  if (smaller >= SMALLEST) return { text, fontSize: smaller }
  let shown = ''
  for (const character of text) {
    if (printedWidth(`${shown}${character}…`, SMALLEST) > width) break
    shown += character
  }
  return { text: `${shown}…`, fontSize: SMALLEST }
}

/** Breaks a text into lines of a width, between any two characters, as Chinese is broken. */
export function wrapText(text: string, width: number, fontSize: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const character of text.replaceAll(/\s+/g, ' ')) {
    if (line !== '' && printedWidth(line + character, fontSize) > width) {
      lines.push(line.trimEnd())
      line = character === ' ' ? '' : character
    } else line += character
  }
  return [...lines, line]
}
