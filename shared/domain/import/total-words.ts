import { plainText } from './text'

const CHINESE =
  /^.{0,16}(?:合\s*计|小\s*计|总\s*计|共\s*计|累\s*计|总\s*数|总件数|总数量)\s*(?:件数|数量|金额|件|款|元)?\s*(?:[(（【:].*)?$/
const ENGLISH =
  /^(?:.{0,24}\b)?(?:grand|sub|page|order)?[\s-]*total(?:s|\s+(?:qty|quantity|amount|units|pcs|pieces))?\s*(?:[(:].*)?$/i
const SUM = /^sum\s*[:=]?$/i

/** Whether a label says that its row adds up others (合计, 小计, Subtotal, 黑色小计 …). */
export function isTotalLabel(text: string): boolean {
  if (text.length > 40) return false
  const plain = plainText(text)
  return CHINESE.test(plain) || ENGLISH.test(plain) || SUM.test(plain)
}

const CAPITAL =
  /^(?:[合总小]\s*计|总?金额|总额|人民币)*\s*[(（【]?(?:人民币)?大\s*写(?:金额|人民币)?[)）】]?\s*(?:[:：].*)?$/

/** Whether a label says that the amount beside it is written out in words (大写金额, 合计人民币（大写）), which adds nothing up anew. */
export const isCapitalLabel = (text: string): boolean => text.length <= 60 && CAPITAL.test(plainText(text))
