import { Button, Popover } from 'antd'
import { useState } from 'react'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { api } from '../../api'
import { ExportButton } from '../../components/files'
import { ExportIcon } from '../../components/icons'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'

const formats = [
  { format: 'xlsx', kind: 'excel' },
  { format: 'pdf', kind: 'pdf' },
  { format: 'csv', kind: 'csv' },
] as const

/** The order as a file: a workbook, a paper, plain lines. */
export function OrderExports({ order }: { readonly order: OrderDocument }) {
  const { t } = useTexts()
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may('exports.order')) return null
  const { id } = order.document
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <div className="order-exports">
          {formats.map(({ format, kind }) => (
            <ExportButton key={format} kind={kind} start={() => api.exports.order({ id, format })}>
              {t(`components:export.${kind}`)}
            </ExportButton>
          ))}
        </div>
      }
    >
      <Button icon={<ExportIcon />}>{t('components:export.button')}</Button>
    </Popover>
  )
}
