import chinese from 'nzh/cn'
import { exactInteger } from './money'

/**
 * An amount in capital characters (大写金额) as receipts and statements carry it, so that a figure cannot be altered on paper.
 * 整 follows 元 and never follows 角 or 分; with `prefix`, 人民币 stands before it without a gap.
 */
export const capitalAmount = (fen: number, options: { readonly prefix?: boolean } = {}): string => {
  const digits = String(Math.abs(exactInteger(fen, 'amount'))).padStart(3, '0')
  const cents = digits.slice(-2)
  const yuan = chinese.toMoney(digits.slice(0, -2) + (cents === '00' ? '' : `.${cents}`), { outSymbol: false })
  return `${options.prefix ? '人民币' : ''}${fen < 0 ? '负' : ''}${yuan}`
}
