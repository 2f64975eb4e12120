import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { FileContent } from '../../../../shared/contract/envelope'
import { acceptDifferences } from '../../../../shared/domain/order-differences'
import type { OrderDocument, ReturnedForm } from '../../../../shared/schemas/orders'
import { problemText } from '../../../../shared/texts/problems'
import { useJob, useRead, useWrite } from '../../../api/hooks'
import { DocumentScreen, HeaderField, HeaderFields } from '../../../components/document-screen'
import { FileArea, FileDrop, ProblemList, useFileKinds } from '../../../components/files'
import { takeFiles } from '../../../components/files/handed-files'
import type { KeyBinding } from '../../../components/keys/registry'
import { useMay } from '../../../components/session'
import { Loaded, ReadFailed, Skeleton } from '../../../components/skeleton'
import { useStyleMatrices } from '../../../components/sku-sheet'
import { StateBadge } from '../../../components/state-badge'
import { useToast } from '../../../components/toast'
import { Instant } from '../../../components/values'
import { useTexts } from '../../../i18n'
import { isAmendable } from '../amendable'
import { SheetNotice } from '../draft-notices'
import { takeable } from './accepting'
import { CompareExport } from './compare-export'
import { CompareTotals } from './compare-totals'
import { type Comparison, stylesOf } from './comparison'
import { DifferenceSheet } from './difference-sheet'
import { FilterSwitch } from './filter-switch'
import { useAccepted } from './use-accepted'
import { useFormComparison } from './use-form-comparison'
import { useHandOver } from './use-hand-over'
import '../orders.css'

/** The address of a distributor's form beside the order it came back for. */
export function FormView() {
  const { id = '' } = useParams()
  const read = useRead('orders.get', { id: Number(id) })
  if (read.data === undefined)
    return read.error === null ? <Skeleton lines={10} /> : <ReadFailed error={read.error} retry={read.refetch} />
  return <FormScreen key={id} order={read.data} />
}

/** Reads the file that was left for this screen, and every one that is dropped on it later. */
function useReturnedForm(orderId: number) {
  const { t } = useTexts()
  const { start, running } = useJob('orders.readForm', t('orders:form.action'))
  const [form, setForm] = useState<ReturnedForm | null>(null)
  const take = useCallback(
    async ([file]: readonly FileContent[]) => {
      if (file === undefined) return
      const done = await start({ id: orderId, file })
      if (done.ok) setForm(done.value)
    },
    [start, orderId],
  )
  const [first] = useState(takeFiles)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was left is read once
  useEffect(() => {
    void take(first)
  }, [])
  return { form, take: (files: readonly FileContent[]) => void take(files), running }
}

interface Taking {
  readonly order: OrderDocument
  readonly form: ReturnedForm | null
  readonly comparison: Comparison
  readonly accepted: ReadonlySet<number>
  readonly handOver: ReturnType<typeof useHandOver>
}

/** Takes what was accepted: an order that is not approved is changed at once, an approved one by an amendment that is looked over. */
function useTaking({ order, form, comparison, accepted, handOver }: Taking) {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const write = useWrite('orders.takeForm')
  const { id, version, number } = order.document
  const run = async () => {
    if (form === null) return
    const origin = { kind: 'form' as const, fileName: form.fileName, sha256: form.sha256 }
    if (isAmendable(order)) return handOver(origin)
    const cells = acceptDifferences(comparison.from.cells, [...comparison.offered.values()], accepted)
    const lines = [...cells].map(([skuId, quantity]) => ({ skuId, quantity }))
    const done = await write.run({ id, version, origin, lines })
    if (!done.ok) return
    toast.success(t('orders:form.done', { number, count: accepted.size }))
    void navigate(`/orders/${id}`)
  }
  return { run, pending: write.pending }
}

function useMayTake(order: OrderDocument): boolean {
  const may = useMay()
  const { status } = order.document
  if (isAmendable(order)) return may('orders.amend')
  return (status === 'draft' || status === 'submitted') && may('orders.takeForm')
}

function FormScreen({ order }: { readonly order: OrderDocument }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { form, take, running } = useReturnedForm(order.document.id)
  const name = form?.sha256 ?? ''
  const { accepted, toggle } = useAccepted(name)
  const comparison = useFormComparison(order, form)
  const matrices = useStyleMatrices(stylesOf(comparison))
  const [onlyChanged, setOnlyChanged] = useState(true)
  const mayTake = useMayTake(order)
  const handOver = useHandOver({ order, comparison, matrices: matrices.data, accepted })
  const taking = useTaking({ order, form, comparison, accepted, handOver })
  const { number, status, id } = order.document
  const keys = useMemo<readonly KeyBinding[]>(
    () => [{ keys: 'Alt+V', label: t('orders:compare.key.filter'), run: () => setOnlyChanged((was) => !was) }],
    [t],
  )
  const stuck = comparison.offered.size - takeable(comparison.offered, comparison.offered.keys()).length
  const primary = {
    ...{ label: t('orders:form.take', { count: accepted.size }), keys: 'Ctrl+Enter', busy: taking.pending },
    ...{ disabled: accepted.size === 0, onClick: () => void taking.run() },
  }
  return (
    <FileArea onFiles={take}>
      <DocumentScreen
        title={t('orders:form.heading', { number })}
        state={<StateBadge state={status} />}
        {...(form !== null && mayTake ? { primary } : {})}
        {...(form === null
          ? {}
          : {
              actions: (
                <CompareExport
                  title={`${number} ${form.fileName}`}
                  {...{ comparison, onlyChanged }}
                  matrices={matrices.data}
                />
              ),
            })}
        keys={keys}
        {...(form === null ? {} : { header: <FormHead order={order} form={form} stuck={stuck} /> })}
        {...(form === null
          ? {}
          : { totals: <CompareTotals comparison={comparison} accepted={mayTake ? accepted.size : undefined} /> })}
        history={order.history}
        links={order.links}
        onBack={() => void navigate(`/orders/${id}`)}
      >
        {form === null ? (
          <NoForm busy={running} onFiles={take} />
        ) : (
          <FormBody form={form} onlyChanged={onlyChanged} onFilter={setOnlyChanged}>
            <Loaded read={matrices} lines={10}>
              {(styles) => (
                <DifferenceSheet
                  {...{ comparison, onlyChanged, accepted }}
                  name={`${name}-${order.document.version}`}
                  matrices={styles}
                  onToggle={mayTake ? toggle : undefined}
                />
              )}
            </Loaded>
          </FormBody>
        )}
      </DocumentScreen>
    </FileArea>
  )
}

function NoForm({
  busy,
  onFiles,
}: {
  readonly busy: boolean
  readonly onFiles: (files: readonly FileContent[]) => void
}) {
  const { t } = useTexts()
  const { sheets } = useFileKinds()
  if (busy) return <Skeleton lines={10} />
  return (
    <div className="form-drop">
      <FileDrop kinds={sheets} title={t('orders:form.title')} onFiles={onFiles} />
    </div>
  )
}

interface FormHeadProps {
  readonly order: OrderDocument
  readonly form: ReturnedForm
  readonly stuck: number
}

/** Which file it is, how it calls the order, and how much of it cannot be taken. */
function FormHead({ order, form, stuck }: FormHeadProps) {
  const { t } = useTexts()
  const { distributorCode, distributorName } = order.document
  const unread = form.problems.filter(({ severity }) => severity === 'error').length
  return (
    <HeaderFields>
      <HeaderField label={t('orders:field.distributor')} span={2}>
        <span className="one-line">
          {distributorCode} {distributorName}
        </span>
      </HeaderField>
      <HeaderField label={t('orders:form.file')} span={2}>
        <span className="one-line" title={form.fileName}>
          {form.fileName}
        </span>
      </HeaderField>
      {form.reference !== '' && <HeaderField label={t('orders:field.reference')}>{form.reference}</HeaderField>}
      {stuck + unread > 0 && (
        <HeaderField label={t('orders:form.stuck')}>
          <span className="form-stuck">{t('orders:form.stuckCount', { cells: stuck, lines: unread })}</span>
        </HeaderField>
      )}
    </HeaderFields>
  )
}

interface FormBodyProps {
  readonly form: ReturnedForm
  readonly onlyChanged: boolean
  readonly onFilter: (only: boolean) => void
  readonly children: ReactNode
}

/** The sheet, and beside it what of the file leads to no cell. */
function FormBody({ form, onlyChanged, onFilter, children }: FormBodyProps) {
  const { t } = useTexts()
  const problems = useMemo(
    () => form.problems.map((problem) => ({ ...problem, text: problemText(problem, t) })),
    [form.problems, t],
  )
  return (
    <div className="versions">
      <div className="order-sheet">
        {form.takenAt !== null && (
          <SheetNotice tone="waits">
            {t('orders:form.again')} <Instant at={form.takenAt} />
          </SheetNotice>
        )}
        <FilterSwitch onlyChanged={onlyChanged} onChange={onFilter} />
        <div className="order-matrix">{children}</div>
      </div>
      {problems.length > 0 && (
        <aside className="form-problems">
          <ProblemList problems={problems} />
        </aside>
      )}
    </div>
  )
}
