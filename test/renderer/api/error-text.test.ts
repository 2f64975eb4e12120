import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { CallRefused } from '../../../renderer/api/calls'
import { errorText } from '../../../renderer/api/error-text'
import { startTexts, type Translate } from '../../../renderer/i18n'

const t: Translate = (key, params) => String(i18next.t(key, { ...params }))
beforeAll(() => startTexts('zh-CN'))

describe('refusals in words', () => {
  it('fill their blanks with amounts of yuan and the words of states', () => {
    const credit = { distributor: '温州瑞丰', limitFen: 10_000_000, exposureFen: 1, overFen: 123_456 }
    expect(errorText(t, new CallRefused({ code: 'creditExceeded', params: credit }))).toContain('1,234.56')
    const state = { number: 'SO-2026-000001', status: 'completed' }
    expect(errorText(t, new CallRefused({ code: 'wrongState', params: state }))).toContain('已完成')
    expect(errorText(t, new CallRefused({ code: 'stale', params: { number: 'A', userName: '' } }))).toContain('别人')
  })

  it('never show a blank that nobody filled', () => {
    expect(errorText(t, new CallRefused({ code: 'wrongPassword' }))).not.toContain('{')
  })

  it('never tell the text of an exception', () => {
    expect(errorText(t, new Error('SQLITE_BUSY'))).not.toContain('SQLITE')
  })
})
