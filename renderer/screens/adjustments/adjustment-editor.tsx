import { Button } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { AdjustmentDocument } from '../../../shared/schemas/adjustments'
import { BehindNote, useBack } from '../../components/accounts-desk'
import { DocumentScreen, type PrimaryAction, Total, Totals } from '../../components/document-screen'
import type { KeyBinding } from '../../components/keys/registry'
import { StateBadge } from '../../components/state-badge'
import { useToast } from '../../components/toast'
import { Money } from '../../components/values'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { AdjustmentBody } from './adjustment-body'
import { AdjustmentDialogs } from './adjustment-dialogs'
import type { AdjustmentContent } from './adjustment-draft'
import { AdjustmentFields } from './adjustment-fields'
import { type AdjustmentWork, useAdjustment } from './use-adjustment'

function usePrimary(work: AdjustmentWork): PrimaryAction | undefined {
  const { t } = useTexts()
  const { can, busy, complete, draft, adjustment, ask, steps, overLimit } = work
  const keys = 'Ctrl+Enter'
  const unsaved = adjustment === null || draft.dirty
  const approve = { label: t('adjustments:step.approve'), keys, busy, onClick: () => ask('approve') }
  if (can.approve && !(overLimit && unsaved)) return { ...approve, disabled: !complete || overLimit }
  if (can.edit && unsaved)
    return { label: t('components:confirm.save'), keys, busy, disabled: !complete, onClick: () => void steps.save() }
  return undefined
}

function Actions({ work }: { readonly work: AdjustmentWork }) {
  const { t } = useTexts()
  const { can, busy, draft, complete, adjustment, ask, steps, overLimit } = work
  return (
    <>
      {can.discard && (
        <Button disabled={busy} onClick={() => ask('discard')}>
          {t('adjustments:step.discard')}
        </Button>
      )}
      {can.reverse && (
        <Button danger disabled={busy} onClick={() => ask('reverse')}>
          {t('adjustments:step.reverse')}
        </Button>
      )}
      {can.edit && can.approve && !overLimit && (adjustment === null || draft.dirty) && (
        <Button title="Ctrl+S" disabled={busy || !complete} onClick={() => void steps.save()}>
          {t('receipts:step.saveDraft')}
        </Button>
      )}
    </>
  )
}

interface AdjustmentEditorProps {
  readonly adjustment: AdjustmentDocument | null
  readonly inBooks: AdjustmentContent
  readonly refetch?: () => unknown
}

const nothing = () => undefined

function useAdjustmentKeys({ can, complete, steps }: AdjustmentWork): readonly KeyBinding[] {
  const { t } = useTexts()
  return useMemo(
    () =>
      can.edit
        ? [{ keys: 'Ctrl+S', label: t('components:confirm.save'), run: () => complete && void steps.save() }]
        : [],
    [can.edit, complete, steps, t],
  )
}

/** An adjustment's slip: whose account, why, and which way the money goes; approving posts it. */
export function AdjustmentEditor({ adjustment, inBooks, refetch = nothing }: AdjustmentEditorProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const toast = useToast()
  const leave = useBack('/adjustments')
  const work = useAdjustment(adjustment, inBooks, refetch)
  const { draft, can, problems } = work
  const primary = usePrimary(work)
  const { dirty } = draft
  const back = useCallback(() => {
    if (dirty) toast.info(t('accounts:draft.kept'))
    leave()
  }, [dirty, leave, toast, t])
  return (
    <DocumentScreen
      title={adjustment === null ? t('adjustments:new') : `${t('kinds:adjustment')} ${adjustment.document.number}`}
      state={adjustment === null ? undefined : <StateBadge state={adjustment.document.status} />}
      {...(dirty && can.edit ? { saving: t('components:document.unsaved') } : {})}
      {...(primary === undefined ? {} : { primary })}
      actions={<Actions work={work} />}
      header={
        <>
          {can.edit && <BehindNote draft={draft} history={adjustment?.history ?? []} />}
          <AdjustmentFields content={draft.content} change={draft.change} problems={problems} readOnly={!can.edit} />
        </>
      }
      totals={
        <Totals>
          <Total strong label={t('adjustments:field.amount')}>
            <Money fen={draft.content.amountFen ?? 0} />
          </Total>
        </Totals>
      }
      history={adjustment?.history ?? []}
      links={adjustment?.links ?? []}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={back}
      keys={useAdjustmentKeys(work)}
    >
      <AdjustmentBody work={work} />
      <AdjustmentDialogs work={work} />
    </DocumentScreen>
  )
}
