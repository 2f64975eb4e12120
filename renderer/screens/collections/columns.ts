import { useMemo } from 'react'
import type { CollectionLevel, CollectionRow, PromiseRow, PromiseState } from '../../../shared/schemas/collections'
import { blankZero } from '../../components/document-list'
import { today } from '../../components/goods/today'
import { formatFen } from '../../components/values/text'
import type { GridColumn } from '../../grid'
import type { StateTone } from '../../grid/columns'
import { type Translate, useTexts } from '../../i18n'

/** The colour of where a promise stands. */
export const promiseTones: Readonly<Record<PromiseState, StateTone>> = {
  open: 'waits',
  kept: 'done',
  broken: 'wrong',
  withdrawn: 'draft',
}

const levelNames = { 1: 'remind', 2: 'press', 3: 'letter', 4: 'escalate' } as const

/** What a level is called; nothing where there is nothing to collect. */
export const levelText = (t: Translate, level: CollectionLevel): string =>
  level === 0 ? '' : t(`collections:level.${levelNames[level]}`)

/** A promise as one line: until when, how much, and what came of it. */
export const promiseText = (t: Translate, { state, dueDate, amountFen }: PromiseRow): string =>
  t(`collections:promise.${state}`, { day: dueDate, fen: formatFen(amountFen) })

/** The same in the width of a column; when a broken one was due stands in the panel. */
const shortPromise = (t: Translate, { state, dueDate, amountFen }: PromiseRow): string =>
  t(`collections:promiseShort.${state}`, { day: dueDate, fen: formatFen(amountFen) })

const nextTone = ({ nextDate }: CollectionRow): StateTone => {
  if (nextDate === null) return 'draft'
  return nextDate < today() ? 'wrong' : nextDate === today() ? 'waits' : 'work'
}

/** The columns of the worklist. */
export function useCollectionColumns(): readonly GridColumn<CollectionRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'distributorCode', header: t('accounts:field.code'), type: 'code', width: 80, hidden: true },
      { field: 'distributorName', header: t('accounts:field.name'), flex: 1, width: 104 },
      {
        field: 'level',
        header: t('collections:field.level'),
        width: 92,
        words: (_, row) => levelText(t, row.level),
        tone: (row) => (row.level >= 3 ? 'wrong' : row.level === 2 ? 'waits' : 'work'),
      },
      { field: 'collectableFen', header: t('collections:field.collectable'), type: 'money', width: 104, total: 'sum' },
      {
        field: 'overdueDays',
        header: t('collections:field.days'),
        type: 'quantity',
        width: 68,
        value: (row) => blankZero(row.overdueDays),
      },
      {
        field: 'disputedFen',
        header: t('collections:field.disputed'),
        type: 'money',
        width: 92,
        total: 'sum',
        value: (row) => blankZero(row.disputedFen),
      },
      {
        field: 'promise',
        header: t('collections:field.promise'),
        flex: 1,
        width: 176,
        value: (row) => row.promise?.dueDate ?? '',
        words: (_, row) => (row.promise === null ? '' : shortPromise(t, row.promise)),
        tone: (row) => (row.promise === null ? 'draft' : promiseTones[row.promise.state]),
      },
      {
        field: 'nextDate',
        header: t('collections:field.next'),
        width: 116,
        value: (row) => row.nextDate ?? '',
        words: (value) => String(value ?? ''),
        tone: nextTone,
      },
      { field: 'nextAction', header: t('collections:field.nextAction'), width: 120, hidden: true },
      { field: 'lastContactAt', header: t('collections:field.last'), type: 'instant', width: 122, hidden: true },
      {
        field: 'stopped',
        header: t('collections:field.stopped'),
        width: 72,
        value: (row) => (row.stopped ? 'stopped' : ''),
        words: (_, row) => (row.stopped ? t('collections:stopped') : ''),
        tone: () => 'wrong',
      },
    ],
    [t],
  )
}
