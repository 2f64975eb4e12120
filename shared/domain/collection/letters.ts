import type { CollectionLevel } from '../../schemas/collections'

/** What each level calls its letter. */
export const letterTitles: Readonly<Record<Exclude<CollectionLevel, 0>, string>> = {
  1: '付款提醒函',
  2: '催款函',
  3: '催款函',
  4: '最后催款函',
}

/** What may stand between braces in a letter's text, and what it is filled with. */
export const letterBlanks = ['公司', '客户', '日期', '欠款', '逾期', '应付', '大写', '天数'] as const
/** A blank of a letter's text. */
export type LetterBlank = (typeof letterBlanks)[number]

const ASKED = '共计{大写}（¥{应付}）'

/** The usual words, firmer from level to level; a company puts its own in their place. */
export const usualLetterTexts: readonly [string, string, string, string] = [
  `下列货款已到期，烦请贵司核对，并于收到本函之日起{天数}日内安排付款，${ASKED}。`,
  `现请贵司于收到本函之日起{天数}日内付清下列逾期货款，${ASKED}。`,
  `上述货款经多次催收至今未付。请贵司务必于收到本函之日起{天数}日内付清下列逾期货款，${ASKED}；到期仍未付清的，我方将暂停发货。`,
  `上述货款经多次催收，贵司仍未履行付款义务。请贵司于收到本函之日起{天数}日内付清下列逾期货款，${ASKED}。逾期未付的，我方将暂停发货，并依照合同追究违约责任，由此产生的费用由贵司承担。`,
]

/** Fills a letter's text; what stands between braces and is no blank stays as it was typed. */
export const letterText = (text: string, values: Readonly<Record<LetterBlank, string>>): string =>
  text.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const blank = letterBlanks.find((one) => one === name.trim())
    return blank === undefined ? whole : values[blank]
  })

/** What a letter of a level asks for: the company's own words, or the usual ones. A debt without a level is only reminded of. */
export const letterTextOf = (own: readonly string[], level: CollectionLevel): string => {
  const index = Math.max(1, level) - 1
  const said = own[index] ?? ''
  return said === '' ? (usualLetterTexts[index] ?? usualLetterTexts[0]) : said
}
