import { describe, expect, it } from 'vitest'
import { draftOf, isFixed, layoutOf, moved, withColumn } from '../../../../renderer/screens/statements/layout-draft'
import { picturedLines, picturedStatement } from '../../../../renderer/screens/statements/picture'
import { usualLayout } from '../../../../shared/domain/papers'
import { statementColumnKeys, statementLayout } from '../../../../shared/schemas/statements'
import { manyEntries, statementOf } from '../../../fixtures/papers'

describe('a layout that is being chosen', () => {
  it('offers every column, the layout’s own first, and is the usual one while nothing changed', () => {
    const draft = draftOf(null)
    expect(draft.map(({ key }) => key).toSorted()).toEqual([...statementColumnKeys].toSorted())
    expect(draft.filter(({ shown }) => shown).map(({ key }) => key)).toEqual(usualLayout.columns.map(({ key }) => key))
    expect(layoutOf(draft)).toBeNull()
  })

  it('comes back as it was saved', () => {
    const changed = withColumn(withColumn(moved(draftOf(null), 'number', -1), 'note', { shown: false }), 'balance', {
      header: ' 欠款 ',
    })
    const layout = layoutOf(changed)
    expect(statementLayout.safeParse(layout).success).toBe(true)
    expect(layout?.columns[0]).toEqual({ key: 'number', header: '' })
    expect(layout?.columns.at(-1)).toEqual({ key: 'balance', header: '欠款' })
    expect(layoutOf(draftOf(layout))).toEqual(layout)
  })

  it('moves no column beyond either end', () => {
    const draft = draftOf(null)
    expect(moved(draft, 'date', -1)).toBe(draft)
    expect(moved(draft, draft.at(-1)?.key ?? 'rate', 1)).toBe(draft)
    expect(isFixed('balance')).toBe(true)
    expect(isFixed('note')).toBe(false)
  })
})

describe('the picture of a statement', () => {
  it('has the distributor’s columns, the lines it bears, and the totals of all of them', () => {
    const view = statementOf(manyEntries(100), { openingFen: 5 })
    const layout = layoutOf(withColumn(draftOf(null), 'styles', { shown: true }))
    const { columns, rows, note } = picturedStatement(view, layout)
    expect(columns.map(({ header }) => header)).not.toContain('款号品名')
    expect(rows).toHaveLength(picturedLines + 3)
    for (const row of rows) expect(row.cells).toHaveLength(columns.length)
    const closing = view.parts[0]?.closingFen ?? 0
    expect(rows.at(-1)?.cells.join(' ').replaceAll(',', '')).toContain((closing / 100).toFixed(2))
    expect(note).toContain('人民币')
  })
})
