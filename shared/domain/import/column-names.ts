/** A column's number as spreadsheets name it: 1 is A, 27 is AA. */
export function columnName(column: number): string {
  const rest = (column - 1) % 26
  const letter = String.fromCharCode(65 + rest)
  return column <= 26 ? letter : columnName((column - 1 - rest) / 26) + letter
}

/** The number of a column by its name. */
export const columnNumber = (name: string): number =>
  [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
