const pieces = new Intl.NumberFormat('en-US')

/** Whole pieces with thousands separators. */
export function formatQuantity(quantity: number): string {
  return pieces.format(quantity)
}

const two = (value: number) => String(value).padStart(2, '0')

/** An instant in this computer's time zone as `2026-03-05 14:07`. */
export function formatInstant(at: string): string {
  const time = new Date(at)
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`
}

/** A rate in basis points as per cent, e.g. 4250 → `42.5%`. */
export function formatRate(rateBp: number): string {
  const whole = Math.floor(Math.abs(rateBp) / 100)
  const rest = String(Math.abs(rateBp) % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${rateBp < 0 ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}%`
}
