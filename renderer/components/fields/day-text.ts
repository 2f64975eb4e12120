const two = (part: string) => part.padStart(2, '0')

function existing(year: string, month: string, day: string): string | null {
  const text = `${year}-${two(month)}-${two(day)}`
  const time = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 10) === text ? text : null
}

/** A day as people type it, `YYYY-MM-DD` or null; without a year it is in `year`. 30 February is null, never 2 March. */
export function parseDay(text: string, year: number): string | null {
  const plain = text
    .trim()
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[年月./]/g, '-')
    .replace(/日$/, '')
  const full = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (full !== null) return existing(full[1] ?? '', full[2] ?? '', full[3] ?? '')
  const short = /^(\d{1,2})-(\d{1,2})$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain)
  return short === null ? null : existing(String(year), short[1] ?? '', short[2] ?? '')
}
