import { useMemo } from 'react'
import type { ImportPreview, ImportPreviewItem } from '../../../shared/schemas/import-runs'
import { DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

const blank = (value: number) => (value === 0 ? null : value)

/** What the files would become: one row a document or record. */
export function PreviewItems({ preview }: { readonly preview: ImportPreview }) {
  const { t } = useTexts()
  const { kind, items } = preview
  const columns = useMemo<readonly GridColumn<ImportPreviewItem>[]>(() => {
    const counted = kind === 'orders' || kind === 'account-events' || kind === 'sell-out' || kind === 'counter-ledger'
    return [
      { field: 'title', header: t('imports:item.title'), type: 'code', width: 160 },
      { field: 'subtitle', header: t('imports:item.subtitle'), flex: 1, width: 160 },
      {
        field: 'action',
        header: t('imports:item.action'),
        width: kind === 'orders' ? 224 : 112,
        words: (_, item) =>
          item.revises ? t('imports:action.revises', item.revises) : t(`imports:action.${item.action}`),
      },
      {
        field: 'lineCount',
        header: t('imports:item.lines'),
        type: 'quantity',
        total: 'sum',
        value: (item) => blank(item.lineCount),
      },
      ...(counted
        ? ([
            {
              field: 'quantity',
              header: t('imports:item.pieces'),
              type: 'quantity',
              total: 'sum',
              value: (item) => blank(item.quantity),
            },
            {
              field: 'amountFen',
              header: t('imports:item.amount'),
              type: 'money',
              total: 'sum',
              value: (item) => blank(item.amountFen),
            },
          ] satisfies GridColumn<ImportPreviewItem>[])
        : []),
      { field: 'file', header: t('imports:item.file'), width: 200 },
    ]
  }, [kind, t])
  const numbered = useMemo(() => new Map(items.map((item, position) => [item, position])), [items])
  return (
    <DataGrid<ImportPreviewItem>
      id={`import-${kind}`}
      columns={columns}
      rows={items}
      rowId={(item) => numbered.get(item) ?? -1}
      empty={<span className="faint">{t('imports:nothing')}</span>}
    />
  )
}
