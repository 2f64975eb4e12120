import type { Entry, MatrixRow, SizeGroup } from '../../../../renderer/grid/size-matrix/types'

export const groups: readonly SizeGroup[] = [
  { id: 1, name: '字母', sizes: ['S', 'M', 'L', 'XL'] },
  { id: 2, name: '裤装', sizes: ['26', '27', '28', '29', '30', '31'] },
  { id: 3, name: '均码', sizes: ['F'] },
]

export function rowOf(style: number, colour: number, sizeGroupId: number, entries: readonly Entry[] = []): MatrixRow {
  return {
    id: `${style}-${colour}`,
    styleId: style,
    styleCode: `A${1000 + style}`,
    styleName: `款${style}`,
    colourId: colour,
    colourName: ['黑', '白', '红'][colour] ?? '蓝',
    swatch: '#000000',
    sizeGroupId,
    tagPriceFen: 10_000 * style,
    rateBp: 5000,
    netPriceFen: 5000 * style,
    entries,
  }
}
