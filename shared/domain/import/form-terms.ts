import type { OrderTerms } from '../../schemas/imports'
import { dayOfText, dayOrderOf, parseDay } from './days'
import type { Label } from './form-labels'
import type { Parsed } from './parsed'
import { plainText } from './text'

/** Terms that nothing was said of. */
export const NO_TERMS: OrderTerms = { deliveryFrom: null, deliveryTo: null, cancelAfter: null, remark: null }

type Day = Exclude<keyof OrderTerms, 'remark'>

// In this order, because 最早交货 speaks of delivery too.
const DAYS: readonly (readonly [RegExp, Day])[] = [
  [/取消|cancel/i, 'cancelAfter'],
  [
    /(?:最早|起始|开始).{0,2}(?:交货|到货|发货)|(?:交货|到货|发货).{0,2}(?:开始|起)|(?:deliver|ship)y?\s*from/i,
    'deliveryFrom',
  ],
  [/交期|货期|(?:交货|到货).{0,2}(?:日|时间|期|截止)|(?:最迟|最晚|要求).{0,2}(?:交货|到货|发货)/, 'deliveryTo'],
  [
    /deliver(?:y)?\s*(?:date|by|to|window)|(?:due|required|need(?:ed)?)\s*(?:date|by)|^due$|^delivery$|ship\s*by/i,
    'deliveryTo',
  ],
]
const REMARK = /备注|附言|remark|^notes?$|comment/i
const DAY = /(?:(?:19|20)\d{2}\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}日?(?!\d)/g

/**
 * What a form's labels say of delivery, of when to cancel, and beside them. Words where a day is expected (交期：尽快) are kept as a
 * remark, because somebody meant something by them. `since` is the order's day, from which a missing year is found.
 */
export function termsOf(labels: readonly Label[], since: string | undefined): OrderTerms {
  const terms: { -readonly [Key in keyof OrderTerms]: OrderTerms[Key] } = { ...NO_TERMS }
  const remarks: string[] = []
  for (const { field, label, cell } of labels) {
    const text = plainText(cell.text)
    if (field !== 'ignored' || text === '') continue
    const day = DAYS.find(([words]) => words.test(label))?.[1]
    if (day === undefined) {
      if (REMARK.test(label)) remarks.push(cell.text.trim())
      continue
    }
    const [first, last] = daysOf(cell, since)
    if (first === undefined) remarks.push(`${label}：${text}`)
    else if (last === undefined) terms[day] ??= first
    else {
      terms.deliveryFrom ??= first
      terms[day] ??= last
    }
  }
  const { deliveryFrom, deliveryTo } = terms
  if (deliveryFrom !== null && deliveryTo !== null && deliveryTo < deliveryFrom)
    [terms.deliveryFrom, terms.deliveryTo] = [deliveryTo, deliveryFrom]
  return { ...terms, remark: remarks.length === 0 ? null : cut(remarks.join('\n')) }
}

/** As long as a remark may be; whoever writes more than that in a cell finds the rest in the file. */
const LONGEST_REMARK = 2000
const cut = (text: string): string => (text.length > LONGEST_REMARK ? `${text.slice(0, LONGEST_REMARK - 1)}…` : text)

/** One day, or the two that a window lies between; none where the words name no day. */
function daysOf(cell: Label['cell'], since: string | undefined): readonly string[] {
  const whole = dayAhead((context) => parseDay(cell, { ...context, order: dayOrderOf([cell.text]) }), since)
  if (whole !== null) return [whole]
  if (cell.kind !== 'text') return []
  const written = [...plainText(cell.value).matchAll(DAY)].map(([day]) => day)
  const days = written.flatMap((text) => dayAhead((context) => dayOfText(text, context), since) ?? [])
  return days.length === written.length && days.length <= 2 ? days.toSorted() : []
}

/** Delivery lies ahead: a year that was not written is the first in which the day is not before the order's. */
function dayAhead(
  parse: (context: { readonly year?: number }) => Parsed<string>,
  since: string | undefined,
): string | null {
  const first = since === undefined ? undefined : Number(since.slice(0, 4))
  const years = first === undefined ? [{}] : [{ year: first }, { year: first + 1 }]
  const days = years.flatMap((context) => {
    const day = parse(context)
    return day.ok && day.value !== null ? [day.value] : []
  })
  return days.find((day) => since === undefined || day >= since) ?? days[0] ?? null
}

/** What is said nearer counts; what it leaves open is as it was said before. */
export function termsWithin(own: OrderTerms, above: OrderTerms): OrderTerms {
  return {
    deliveryFrom: own.deliveryFrom ?? above.deliveryFrom,
    deliveryTo: own.deliveryTo ?? above.deliveryTo,
    cancelAfter: own.cancelAfter ?? above.cancelAfter,
    remark: own.remark ?? above.remark,
  }
}
