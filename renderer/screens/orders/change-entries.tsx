import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { FileContent } from '../../../shared/contract/envelope'
import type { OrderDocument } from '../../../shared/schemas/orders'
import { chooseFiles } from '../../api/bridge'
import { useErrorText } from '../../api/error-text'
import { useRead } from '../../api/hooks'
import { useFileKinds } from '../../components/files'
import { handFiles } from '../../components/files/handed-files'
import { useMay, useSession } from '../../components/session'
import { useToast } from '../../components/toast'
import { Instant } from '../../components/values'
import { useTexts } from '../../i18n'
import { isAmendable } from './amendable'
import { SheetNotice } from './draft-notices'
import { amendmentKey, dropLocalDraft, readLocalDraft } from './local-drafts'

/** Brings a distributor's form beside an order: chosen, or dropped on it; null where nobody may. */
export function useFormEntry(orderId: number | null, before?: () => Promise<unknown>) {
  const navigate = useNavigate()
  const may = useMay()
  const toast = useToast()
  const text = useErrorText()
  const { sheets } = useFileKinds()
  const open = useCallback(
    async (files: readonly FileContent[]) => {
      if (files.length === 0 || orderId === null) return
      await before?.()
      handFiles(files)
      void navigate(`/orders/${orderId}/form`)
    },
    [orderId, before, navigate],
  )
  const choose = useCallback(async () => {
    try {
      await open(await chooseFiles(sheets))
    } catch (error) {
      toast.error(text(error))
    }
  }, [open, sheets, toast, text])
  if (orderId === null || !may('orders.readForm')) return null
  return { take: (files: readonly FileContent[]) => void open(files), choose: () => void choose() }
}

interface Entry {
  readonly keys: string
  readonly label: string
  readonly run: () => void
}

/** The ways an order that is handed in is changed or compared: amended, by its distributor's form, with its earlier versions. */
export function useChangeEntries(order: OrderDocument) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const { id, status } = order.document
  const form = useFormEntry(status === 'cancelled' ? null : id)
  const go = useCallback((where: string) => void navigate(`/orders/${id}/${where}`), [navigate, id])
  const choose = form?.choose ?? null
  const wasAmended = order.history.some(({ action }) => action === 'amend')
  const [mayAmend, maySee] = [isAmendable(order) && may('orders.amend'), wasAmended && may('orders.revisions')]
  const entries = useMemo<readonly Entry[]>(
    () => [
      ...(mayAmend ? [{ keys: 'Alt+E', label: t('orders:amend.action'), run: () => go('amend') }] : []),
      ...(choose === null ? [] : [{ keys: 'Alt+F', label: t('orders:form.action'), run: choose }]),
      ...(maySee ? [{ keys: 'Alt+B', label: t('orders:version.action'), run: () => go('versions') }] : []),
    ],
    [mayAmend, maySee, choose, go, t],
  )
  return { entries, takeFiles: form?.take ?? null }
}

/** The same as buttons. */
export function EntryButtons({ entries }: { readonly entries: readonly Entry[] }) {
  return entries.map(({ keys, label, run }) => (
    <Button key={keys} title={keys} onClick={run}>
      {label}
    </Button>
  ))
}

/** Says that an amendment waits on this computer, and leads to it. */
export function WaitingAmendment({ order }: { readonly order: OrderDocument }) {
  const { t } = useTexts()
  const may = useMay()
  const navigate = useNavigate()
  const { userId } = useSession()
  const company = useRead('companies.list', {}).data?.open?.id ?? ''
  const { id } = order.document
  const [, look] = useState(0)
  const key = amendmentKey(company, userId, id)
  const kept = isAmendable(order) && may('orders.amend') ? readLocalDraft(key) : null
  if (kept === null) return null
  const drop = () => {
    dropLocalDraft(key)
    look((times) => times + 1)
  }
  return (
    <SheetNotice
      tone="waits"
      actions={
        <>
          <Button size="small" type="primary" title="Alt+E" onClick={() => void navigate(`/orders/${id}/amend`)}>
            {t('orders:amend.goOn')}
          </Button>
          <Button size="small" onClick={drop}>
            {t('orders:amend.giveUp')}
          </Button>
        </>
      }
    >
      {t('orders:amend.waiting')} <Instant at={kept.savedAt} />
    </SheetNotice>
  )
}
