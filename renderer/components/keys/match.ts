/** The parts of a keyboard event that decide which binding it is. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const aliases: Readonly<Record<string, string>> = {
  Esc: 'Escape',
  Space: ' ',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Del: 'Delete',
  PgUp: 'PageUp',
  PgDn: 'PageDown',
}

/** Whether a press is the combination, e.g. `Ctrl+K`, `Alt+N`, `F2`, `?`; Ctrl is also Command on a Mac. */
export function matchesKeys(press: KeyPress, combination: string): boolean {
  const parts = combination === '+' ? ['+'] : combination.split('+')
  const wanted = parts.at(-1) ?? ''
  const key = aliases[wanted] ?? wanted
  const held = new Set(parts.slice(0, -1))
  if (held.has('Ctrl') !== (press.ctrlKey || press.metaKey)) return false
  if (held.has('Alt') !== press.altKey) return false
  // Shift is part of writing `?` or `+`, so it only decides where letters and named keys are meant.
  if (/^(?:[a-z]|[A-Z][a-z]+.*|F\d+|[A-Z])$/.test(key) && held.has('Shift') !== press.shiftKey) return false
  return press.key.toLowerCase() === key.toLowerCase()
}

/** Whether the combination would otherwise write a character, so that it must not fire while someone types. */
export function writesText(combination: string): boolean {
  const parts = combination.split('+')
  const key = parts.at(-1) ?? ''
  return !parts.includes('Ctrl') && !parts.includes('Alt') && (key.length <= 1 || key === 'Space')
}
