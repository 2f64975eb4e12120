import { Modal } from 'antd'
import { useCallback, useState } from 'react'
import type { PackingList, ProductionDocument } from '../../../shared/schemas/production'
import { problemText } from '../../../shared/texts/problems'
import { chooseFiles } from '../../api/bridge'
import { useErrorText } from '../../api/error-text'
import { useJob } from '../../api/hooks'
import { ProblemList, useFileKinds } from '../../components/files'
import { useKeys } from '../../components/keys/registry'
import { useToast } from '../../components/toast'
import { formatQuantity } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { withRows } from './entry-lines'
import type { Entry } from './use-entry'

interface Refused extends Pick<PackingList, 'problems'> {
  readonly file: string
}

/** Fills the sheet from a factory's packing list; with a single line that cannot be read it fills nothing and says why. */
export function usePackingList(order: ProductionDocument | null, refill: Entry['refill']) {
  const { t } = useTexts()
  const toast = useToast()
  const words = useErrorText()
  const kinds = useFileKinds()
  const job = useJob('goodsReceipts.readList', t('goodsReceipts:list.action'))
  const [refused, setRefused] = useState<Refused | null>(null)
  const { start } = job
  const read = useCallback(async () => {
    try {
      const [file] = await chooseFiles(kinds.sheets, false)
      if (file === undefined) return
      const done = await start({ file })
      if (!done.ok) return
      const { lines, problems } = done.value
      if (problems.some(({ severity }) => severity === 'error') || lines.length === 0)
        return setRefused({ file: file.name, problems })
      refill(withRows(order, lines))
      const count = lines.reduce((sum, line) => sum + line.quantity, 0)
      toast.success(t('goodsReceipts:list.done', { count: formatQuantity(count) }))
    } catch (error) {
      toast.error(words(error))
    }
  }, [kinds, start, refill, order, toast, t, words])
  return { read, busy: job.running, refused, close: useCallback(() => setRefused(null), []) }
}

const noKeys: readonly never[] = []

/** What could not be read of a packing list, cell by cell, to be copied to whoever made it. */
export function RefusedList({ refused, onClose }: { readonly refused: Refused | null; readonly onClose: () => void }) {
  const { t } = useTexts()
  useKeys(noKeys, 'dialog', refused !== null)
  return (
    <Modal
      open={refused !== null}
      title={t('goodsReceipts:list.title', { file: refused?.file ?? '' })}
      width={640}
      okText={t('goodsReceipts:list.close')}
      okButtonProps={{ autoFocus: true }}
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={onClose}
      onCancel={onClose}
      destroyOnHidden
    >
      <ProblemList
        problems={(refused?.problems ?? []).map((problem) => ({ ...problem, text: problemText(problem, t) }))}
      />
    </Modal>
  )
}
