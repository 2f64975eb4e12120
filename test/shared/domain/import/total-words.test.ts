import { expect, test } from 'vitest'
import { isCapitalLabel, isTotalLabel } from '../../../../shared/domain/import/total-words'

test.each(['大写金额', '大写：', '合计人民币（大写）', '金额（大写）：叁佰元整', '人民币大写', '合计 大写: '])(
  '%s says an amount in words',
  (label) => {
    expect(isCapitalLabel(label)).toBe(true)
  },
)

test.each(['大衣', '大写字母T恤', '合计', '小计', 'A102', '书写笔'])('%s says none', (label) => {
  expect(isCapitalLabel(label)).toBe(false)
})

test('a total stays a total', () => {
  expect(['合计（3 款）', '上衣小计'].every(isTotalLabel)).toBe(true)
})
