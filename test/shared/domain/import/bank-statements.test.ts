import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSheets } from '../../../../electron/excel/readers/sheets'
import { isSameBankLine, partOfText } from '../../../../shared/domain/import/bank-lines'
import { readBankStatement } from '../../../../shared/domain/import/bank-statements'
import { accountKey, payerKey } from '../../../../shared/domain/import/bank-words'
import { bankExports, gbkFile, utf8File } from '../../../fixtures/bank-exports'

const read = async (text: string) =>
  readBankStatement(await readSheets({ name: 'x.csv', bytes: new TextEncoder().encode(text) }))

describe.each(bankExports)('$name', (fixture) => {
  it.each([
    ['UTF-8', utf8File(fixture)],
    ['GBK', gbkFile(fixture)],
  ])('in %s is read line by line, titles and totals passed over', async (_, file) => {
    const reading = readBankStatement(await readSheets(file))
    expect(reading.problems).toEqual([])
    expect(reading.account).toBe(fixture.account)
    expect(reading.lines.map(({ sheet: _s, row: _r, column: _c, ...line }) => line)).toEqual(fixture.lines)
  })
})

describe('a bank’s export', () => {
  it('without a word of the direction follows the balance, and says where even that is missing', async () => {
    const header = '交易日期,交易金额,余额,对方户名'
    const told = await read([header, '2026-02-01,100.00,100.00,甲', '2026-02-02,30.00,70.00,乙'].join('\n'))
    expect(told.lines.map(({ amountFen }) => amountFen)).toEqual([10_000, -3000])
    expect(told.problems.map(({ code }) => code)).toEqual(['bankDirectionAssumed'])
    const untold = await read(['交易日期,交易金额,对方户名', '2026-02-01,100.00,甲'].join('\n'))
    expect(untold.lines).toMatchObject([{ amountFen: 10_000 }])
    expect(untold.problems.map(({ code }) => code)).toEqual(['bankDirectionAssumed'])
  })

  it('tells where its balances do not follow from its lines, once', async () => {
    const { problems } = await read(
      ['日期,收入,支出,余额,对方户名', '2026-02-01,100,,100,甲', '2026-02-02,50,,170,乙', '2026-02-03,1,,190,丙'].join(
        '\n',
      ),
    )
    expect(problems).toMatchObject([{ code: 'balanceDisagrees', row: 3, severity: 'warning' }])
  })

  it('does not pass over money whose day cannot be read', async () => {
    const { lines, problems } = await read(['日期,收入,支出,对方户名', '2月32日,100,,甲'].join('\n'))
    expect(lines).toEqual([])
    expect(problems).toMatchObject([{ code: 'notADate', row: 2, severity: 'error' }])
  })

  it('that is none is refused', async () => {
    expect((await read('款号,数量\nA1,3')).problems).toMatchObject([{ code: 'sheetUnrecognised', severity: 'error' }])
  })

  it('whatever its figures, adds up to what its balances say', async () => {
    const day = fc.integer({ min: 1, max: 28 })
    const line = fc.record({ day, fen: fc.integer({ min: 1, max: 9_999_999 }), out: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 2, maxLength: 12 }), fc.boolean(), async (lines, newestFirst) => {
        const sorted = lines.toSorted((a, b) => a.day - b.day)
        let balance = 100_000_000
        const yuan = (fen: number) => (fen / 100).toFixed(2)
        const rows = sorted.map(({ day: each, fen, out }) => {
          balance += out ? -fen : fen
          const date = `2026-02-${String(each).padStart(2, '0')}`
          return `${date},${out ? yuan(fen) : ''},${out ? '' : yuan(fen)},${yuan(balance)},甲`
        })
        const body = newestFirst ? rows.toReversed() : rows
        const reading = await read(['交易日期,借方发生额,贷方发生额,余额,对方户名', ...body].join('\n'))
        expect(reading.problems).toEqual([])
        const sum = reading.lines.reduce((total, { amountFen }) => total + amountFen, 0)
        expect(sum).toBe(balance - 100_000_000)
      }),
      { numRuns: 60 },
    )
  })
})

describe('two lines are the same money', () => {
  const one = {
    ...{ account: '1234567', date: '2026-02-01', amountFen: 500, payerName: '甲公司', payerAccount: '6222' },
    ...{ serial: 'N1', balanceFen: 900 },
  }
  it.each([
    ['when all is the same', {}, true],
    ['by the serial number alone, whatever the balance says', { balanceFen: 1 }, true],
    ['not under another serial number', { serial: 'N2' }, false],
    ['not on another day', { date: '2026-02-02' }, false],
    ['not of another amount', { amountFen: 501 }, false],
    ['not on another account of ours', { account: '7654321' }, false],
    ['when one of them names no serial and the balance agrees', { serial: '' }, true],
    ['not when one names no serial and the balance differs', { serial: '', balanceFen: 901 }, false],
    ['when nothing tells them apart', { serial: '', balanceFen: null, account: '', payerAccount: '' }, true],
    ['not of another payer', { serial: '', balanceFen: null, payerName: '乙公司' }, false],
    ['under a name written with and without its legal form', { serial: '', payerName: '甲 有限公司' }, true],
  ])('%s', (_, change, same) => {
    expect(isSameBankLine(one, { ...one, ...change })).toBe(same)
    expect(isSameBankLine({ ...one, ...change }, one)).toBe(same)
  })
})

describe('what a payer is remembered by', () => {
  it('is the name without its form and the account without its spaces', () => {
    expect(payerKey(' 杭州悦佳服饰（集团）有限公司 ')).toBe('杭州悦佳服饰')
    expect(accountKey('6222 0200 1234-5678')).toBe('6222020012345678')
    expect(accountKey('6222****5678')).toBe('')
  })

  it.each([
    ['2026秋冬订货会订金', 'prepayment'],
    ['合同保证金', 'deposit'],
    ['春装货款', 'receivable'],
    ['', 'receivable'],
  ])('“%s” is meant for the %s', (text, part) => {
    expect(partOfText(text)).toBe(part)
  })
})
