import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseFormula } from '../../../../shared/domain/import/formula-syntax'
import { SheetCalculator } from '../../../../shared/domain/import/formulas'
import { cell, type Raw } from '../../../fixtures/grids'

function calculate(formula: string, rows: readonly (readonly Raw[])[] = []): number | null {
  const target = cell(`=${formula}`)
  return new SheetCalculator((row, column) =>
    row === 99 ? target : cell(rows[row - 1]?.[column - 1] ?? null),
  ).calculate(99, 1)
}

const rows: readonly (readonly Raw[])[] = [
  [1, 2, 3, null, 'text'],
  [2049.1, '=A1+B1', '=C3', null, null],
  ['=SUM(A1:C1)', '=A2', '=C2', null, '#REF!'],
]

test.each<[string, number | null]>([
  ['SUM(A1:E1)', 6],
  ['sum( A1 : B1 , 10 )', 13],
  ['3*ROUND(A2*0.48,2)', 2950.71],
  ['ROUND(1.005,2)', 1.01],
  ['ROUND(-2.5,0)', -3],
  ['SUMPRODUCT(A1:C1,A1:C1)', 14],
  ['PRODUCT(A1:C1)', 6],
  ['1+2*3-4/2', 5],
  ['(1+2)*3', 9],
  ['-A1^2', 1],
  ['+5', 5],
  ['50%', 0.5],
  ['$A$1+B$1', 3],
  ['D1+1', 1],
  ['B2', 3],
  ['A3', 6],
  ['C2', null],
  ['E1+1', null],
  ['SUM(E3:E3)', null],
  ['1/0', null],
  ['SUM(A1:C1', null],
  ['VLOOKUP(A1,B1:C2,2)', null],
  ['ROUND(1)', null],
  ['SUMPRODUCT(A1:B1,A1:C1)', null],
  ['Sheet2!A1', null],
  ['A1:B1', null],
  ['SUM()', 0],
  ['1 2', null],
  ['SUM(1;2)', null],
  ['"a"&"b"', null],
  ['SUM(A1:ZZ1048576)', null],
])('%s is %s', (formula, expected) => {
  expect(calculate(formula, rows)).toBe(expected)
})

test('a cell without a formula has no formula to calculate', () => {
  expect(new SheetCalculator(() => cell(3)).calculate(1, 1)).toBeNull()
})

test('a nest deeper than any office writes is not calculated, and does not run away', () => {
  expect(calculate(`${'('.repeat(500)}1${')'.repeat(500)}`)).toBeNull()
})

test('any text is either a formula or not, and never throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void parseFormula(text)))
})
