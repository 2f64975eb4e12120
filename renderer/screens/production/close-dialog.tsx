import { deviationsOf } from '../../../shared/domain/production'
import type { ProductionDocument } from '../../../shared/schemas/production'
import { useWrite } from '../../api/hooks'
import { ReasonDialog } from '../../components/dialogs'
import { useStep } from '../../components/goods'
import { formatQuantity } from '../../components/values/text'
import { useTexts } from '../../i18n'

/** How many pieces did not come, and how many of them the tolerance does not allow. */
export function missingOf(order: ProductionDocument): { readonly quantity: number; readonly beyond: number } {
  const quantity = order.lines.reduce((sum, line) => sum + Math.max(0, line.quantity - line.receivedQuantity), 0)
  if (order.toleranceBp === null) return { quantity, beyond: 0 }
  const beyond = deviationsOf(order.lines, order.toleranceBp).reduce((sum, own) => sum + own.beyondUnder, 0)
  return { quantity, beyond }
}

interface CloseDialogProps {
  readonly order: ProductionDocument
  readonly open: boolean
  readonly onClose: () => void
}

/** Closes a production order that will not come whole, with the reason. */
export function CloseDialog({ order, open, onClose }: CloseDialogProps) {
  const { t } = useTexts()
  const within = useWrite('production.close')
  const beyondIt = useWrite('production.closeBeyond')
  const step = useStep(() => undefined)
  const { id, version, number } = order.document
  const { quantity, beyond } = missingOf(order)
  const submit = async (reason: string) => {
    const input = { id, version, reason }
    const going = beyond > 0 ? beyondIt.run(input) : within.run(input)
    const done = await step(going, t('production:closing.done', { number }))
    if (done !== null) onClose()
  }
  const blanks = { number, quantity: formatQuantity(quantity), beyond: formatQuantity(beyond) }
  return (
    <ReasonDialog
      open={open}
      title={beyond > 0 ? t('production:closing.beyond', blanks) : t('production:closing.title', blanks)}
      common={[
        t('production:closing.reason.fabric'),
        t('production:closing.reason.defects'),
        t('production:closing.reason.tail'),
      ]}
      okText={t('production:closing.submit')}
      busy={within.pending || beyondIt.pending}
      onSubmit={(reason) => void submit(reason)}
      onCancel={onClose}
    />
  )
}
