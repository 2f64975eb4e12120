import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { ReceiptDocument } from '../../../shared/schemas/receipts'
import { BehindNote, useBack } from '../../components/accounts-desk'
import { DocumentScreen, type PrimaryAction, Total, Totals } from '../../components/document-screen'
import type { KeyBinding } from '../../components/keys/registry'
import { StateBadge } from '../../components/state-badge'
import { useToast } from '../../components/toast'
import { Money } from '../../components/values'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { ReceiptDialogs } from './receipt-dialogs'
import { type ReceiptContent, totalOf } from './receipt-draft'
import { ReceiptFields } from './receipt-fields'
import { ReceiptParts } from './receipt-parts'
import { ReceiptSide } from './receipt-side'
import { type ReceiptWork, useReceipt } from './use-receipt'

function usePrimary({ can, busy, complete, draft, receipt, ask, steps }: ReceiptWork): PrimaryAction | undefined {
  const { t } = useTexts()
  const keys = 'Ctrl+Enter'
  if (can.post) return { label: t('receipts:step.post'), keys, busy, disabled: !complete, onClick: () => ask('post') }
  if (can.edit && (receipt === null || draft.dirty))
    return { label: t('components:confirm.save'), keys, busy, disabled: !complete, onClick: () => void steps.save() }
  return undefined
}

function Actions({ work }: { readonly work: ReceiptWork }) {
  const { t } = useTexts()
  const { can, busy, draft, complete, receipt, ask, steps } = work
  return (
    <>
      {can.discard && (
        <Button disabled={busy} onClick={() => ask('discard')}>
          {t('receipts:step.discard')}
        </Button>
      )}
      {can.reverse && (
        <Button danger disabled={busy} onClick={() => ask('reverse')}>
          {t('receipts:step.reverse')}
        </Button>
      )}
      {can.settle && (
        <Button title="Alt+S" disabled={busy} onClick={steps.settle}>
          {t('settlements:open')}
        </Button>
      )}
      {can.approve && !draft.dirty && (
        <Button disabled={busy} onClick={() => void steps.approve()}>
          {t('receipts:step.approve')}
        </Button>
      )}
      {can.edit && can.post && (receipt === null || draft.dirty) && (
        <Button title="Ctrl+S" disabled={busy || !complete} onClick={() => void steps.save()}>
          {t('receipts:step.saveDraft')}
        </Button>
      )}
    </>
  )
}

interface ReceiptEditorProps {
  readonly receipt: ReceiptDocument | null
  readonly inBooks: ReceiptContent
  readonly refetch?: () => unknown
}

const nothing = () => undefined

function useReceiptKeys(work: ReceiptWork): readonly KeyBinding[] {
  const { t } = useTexts()
  const { can, complete, steps } = work
  return useMemo(
    () =>
      can.edit
        ? [{ keys: 'Ctrl+S', label: t('components:confirm.save'), run: () => complete && void steps.save() }]
        : can.settle
          ? [{ keys: 'Alt+S', label: t('settlements:open'), run: steps.settle }]
          : [],
    [can.edit, can.settle, complete, steps, t],
  )
}

/** A receipt's slip: who, how, and the money by part; posting says first what it does. */
export function ReceiptEditor({ receipt, inBooks, refetch = nothing }: ReceiptEditorProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const toast = useToast()
  const work = useReceipt(receipt, inBooks, refetch)
  const { draft, can, problems } = work
  const primary = usePrimary(work)
  const keys = useReceiptKeys(work)
  const { dirty } = draft
  const leave = useBack('/receipts')
  const back = useCallback(() => {
    if (dirty) toast.info(t('accounts:draft.kept'))
    leave()
  }, [dirty, leave, toast, t])
  const total = totalOf(draft.content)
  const status = receipt?.document.status
  return (
    <DocumentScreen
      title={receipt === null ? t('receipts:new') : `${t('kinds:receipt')} ${receipt.document.number}`}
      state={status === undefined ? undefined : <StateBadge state={status} />}
      {...(dirty && can.edit ? { saving: t('components:document.unsaved') } : {})}
      {...(primary === undefined ? {} : { primary })}
      actions={<Actions work={work} />}
      header={
        <>
          {can.edit && <BehindNote draft={draft} history={receipt?.history ?? []} />}
          <ReceiptFields content={draft.content} change={draft.change} problems={problems} readOnly={!can.edit} />
        </>
      }
      totals={
        <Totals>
          <Total strong label={t('receipts:column.amount')}>
            <Money fen={total} />
          </Total>
        </Totals>
      }
      side={receipt === null ? undefined : <ReceiptSide receipt={receipt} settles={can.settle} />}
      history={receipt?.history ?? []}
      links={receipt?.links ?? []}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={back}
      keys={keys}
    >
      <ReceiptParts
        content={draft.content}
        change={draft.change}
        problem={problems.parts}
        readOnly={!can.edit}
        pending={status === undefined || status === 'draft' || status === 'approved'}
      />
      <ReceiptDialogs work={work} />
    </DocumentScreen>
  )
}
