import { useMemo, useRef } from 'react'
import type { BankPreviewLine } from '../../../shared/schemas/bank-imports'
import { blankZero } from '../../components/document-list'
import { parseYuan } from '../../components/values/text'
import type { GridColumn } from '../../grid'
import { type Translate, useTexts } from '../../i18n'
import { lineKey, needOf, partOf, withShare } from './lines'

/** Why a line stands as it does, in words: what it still needs, else why it is left out. */
export function doubtText(t: Translate, line: BankPreviewLine): string {
  const need = needOf(line)
  if (need !== null) {
    if (need === 'parts') return t('bankImports:need.parts')
    return t(line.candidates.length > 0 ? 'bankImports:need.several' : 'bankImports:need.distributor')
  }
  const doubt = line.doubts.find((each) => each !== 'payerUnknown' && each !== 'payerAmbiguous')
  return doubt === undefined ? '' : t(`bankImports:doubt.${doubt}`, { by: line.standsIn })
}

/** The columns of a bank's lines; what is for the deposit or paid ahead is typed, the receivable takes the rest. */
export function useBankColumns(
  lines: readonly BankPreviewLine[],
  change: (lines: readonly BankPreviewLine[]) => void,
): readonly GridColumn<BankPreviewLine>[] {
  const { t } = useTexts()
  const latest = useRef({ lines, change })
  latest.current = { lines, change }
  return useMemo(() => {
    const share = (part: 'prepayment' | 'deposit'): GridColumn<BankPreviewLine> => ({
      field: part,
      header: t(`bankImports:field.${part}`),
      type: 'money',
      width: 76,
      value: (line) => blankZero(partOf(line, part)),
      edit: {
        may: (line) => line.take,
        parse: (text) => (text.trim() === '' ? 0 : parseYuan(text)),
        onEdit: (line, value) => {
          const { lines: now, change: put } = latest.current
          put(withShare(now, lineKey(line), part, Number(value ?? 0)))
        },
      },
    })
    return [
      {
        field: 'take',
        header: t('bankImports:field.take'),
        width: 92,
        value: (line) => (line.take ? 'take' : 'leave'),
        words: (_, line) => t(line.take ? 'bankImports:take' : 'bankImports:leave'),
        tone: (line) => (needOf(line) !== null ? 'waits' : line.take ? 'done' : 'draft'),
      },
      { field: 'date', header: t('bankImports:field.date'), type: 'day', width: 84 },
      { field: 'payerName', header: t('bankImports:field.payer'), flex: 1, width: 104 },
      { field: 'amountFen', header: t('bankImports:field.amount'), type: 'money', width: 92 },
      {
        field: 'distributorName',
        header: t('bankImports:field.distributor'),
        flex: 1,
        width: 100,
        value: (line) => (line.distributorName === '' ? '' : `${line.distributorCode ?? ''} ${line.distributorName}`),
      },
      {
        field: 'receivable',
        header: t('accounts:part.receivable'),
        type: 'money',
        width: 92,
        value: (line) => (line.take ? blankZero(partOf(line, 'receivable')) : null),
      },
      share('prepayment'),
      share('deposit'),
      {
        field: 'doubts',
        header: t('bankImports:field.doubt'),
        flex: 1,
        width: 100,
        value: (line) => doubtText(t, line),
      },
    ]
  }, [t])
}
