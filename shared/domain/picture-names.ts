/** What may stand between a style's code and what follows it in a file's name: a colour, a number, `(2)`. */
const SEPARATOR = /[\s._\-—–+·,，、()（）[\]【】#~]/u

/** A code as file names spell it: half-width, lower case, without blanks at its ends. */
export const foldName = (text: string): string => text.normalize('NFKC').trim().toLowerCase()

/**
 * The style codes that a picture's file name may begin with, the longest first: `A102-黑 (2).jpg` → `a102-黑 (2)`, `a102-黑`, `a102`. Codes hold
 * such marks themselves, so which one is meant only the styles can tell: the longest that one of them has.
 */
export function codesInName(fileName: string): string[] {
  const name = foldName(fileName.replace(/\.[^.]{1,5}$/, ''))
  const codes: string[] = []
  for (let end = name.length; end > 0; end -= 1) {
    const code = name.slice(0, end)
    const endsAtMark = SEPARATOR.test(name[end] ?? '') && !SEPARATOR.test(code.at(-1) ?? '')
    if (end === name.length || endsAtMark) codes.push(code)
  }
  return codes
}

/** Whether a file is named after the code and nothing else; of several files of a style that one is its picture. */
export const isNamedAlone = (fileName: string, code: string): boolean => codesInName(fileName)[0] === foldName(code)
