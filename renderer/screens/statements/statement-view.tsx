import { Button, Dropdown } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { StatementDocument } from '../../../shared/schemas/statements'
import { api } from '../../api'
import { useRead } from '../../api/hooks'
import { CapitalAmount, useBack } from '../../components/accounts-desk'
import { DocumentScreen, type PrimaryAction, Total, Totals } from '../../components/document-screen'
import { ExportButton } from '../../components/files'
import type { KeyBinding } from '../../components/keys/registry'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { Money } from '../../components/values'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { LayoutDialog } from './layout-dialog'
import { StatementDialogs } from './statement-dialogs'
import { StatementPaper } from './statement-paper'
import { StatementState } from './statement-state'
import { useCopies } from './use-copies'
import { type StatementWork, useStatement } from './use-statement'
import './statements.css'

function usePrimary({ can, busy, ask }: StatementWork): PrimaryAction | undefined {
  const { t } = useTexts()
  const next = (['issue', 'confirm', 'close'] as const).find((step) => can[step])
  return next === undefined
    ? undefined
    : { label: t(`statements:step.${next}`), keys: 'Ctrl+Enter', busy, onClick: () => ask(next) }
}

interface ActionsProps {
  readonly statement: StatementDocument
  readonly work: StatementWork
  readonly copies: ReturnType<typeof useCopies>
  readonly onLayout: () => void
}

function Actions({ statement, work, copies, onLayout }: ActionsProps) {
  const { t } = useTexts()
  const may = useMay()
  const { view } = statement
  const whose = { distributorId: view.distributorId, dateFrom: view.dateFrom, dateTo: view.dateTo }
  return (
    <>
      {may('exports.statement') &&
        (['xlsx', 'pdf'] as const).map((format) => (
          <ExportButton
            key={format}
            kind={format === 'pdf' ? 'pdf' : 'excel'}
            start={() => api.exports.statement({ ...whose, format })}
          >
            {t(`statements:export.${format}`)}
          </ExportButton>
        ))}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'line', label: `${t('statements:copy.line')}　Alt+C` },
            { key: 'picture', label: `${t('statements:copy.picture')}　Alt+G` },
          ],
          onClick: ({ key }) => (key === 'line' ? copies.line() : copies.picture()),
        }}
      >
        <Button>{t('statements:copy.button')}</Button>
      </Dropdown>
      {may('statements.saveLayout') && (
        <Button title="Alt+L" onClick={onLayout}>
          {t('statements:layout.button')}
        </Button>
      )}
      {(['discard', 'dispute', 'close'] as const)
        .filter((step) => work.can[step] && !(step === 'close' && !work.can.confirm))
        .map((step) => (
          <Button key={step} danger={step === 'dispute'} disabled={work.busy} onClick={() => work.ask(step)}>
            {t(`statements:step.${step}`)}
          </Button>
        ))}
      <Reconcile statement={statement} />
    </>
  )
}

function Reconcile({ statement: { view, document } }: { readonly statement: StatementDocument }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  if (!may('reconciliations.start') || !['issued', 'disputed'].includes(document.status)) return null
  const search = new URLSearchParams({ distributor: String(view.distributorId), from: view.dateFrom, to: view.dateTo })
  return (
    <Button onClick={() => void navigate(`/reconciliations/new?${search.toString()}`)}>
      {t('statements:step.reconcile')}
    </Button>
  )
}

function useStatementKeys(
  { can, ask }: StatementWork,
  copies: ReturnType<typeof useCopies>,
  onLayout: (() => void) | null,
): readonly KeyBinding[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      ...(can.dispute ? [{ keys: 'Alt+D', label: t('statements:step.dispute'), run: () => ask('dispute') }] : []),
      ...(onLayout === null ? [] : [{ keys: 'Alt+L', label: t('statements:layout.button'), run: onLayout }]),
      { keys: 'Alt+C', label: t('statements:copy.line'), run: copies.line },
      { keys: 'Alt+G', label: t('statements:copy.picture'), run: copies.picture },
    ],
    [can.dispute, ask, copies, onLayout, t],
  )
}

function Statement({ statement, refetch }: { readonly statement: StatementDocument; readonly refetch: () => unknown }) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const back = useBack('/statements')
  const work = useStatement(statement, refetch)
  const primary = usePrimary(work)
  const copies = useCopies(statement.view)
  const may = useMay()
  const [arranging, setArranging] = useState(false)
  const arrange = useCallback(() => setArranging(true), [])
  const { document, view, agreement } = statement
  const receivable = view.parts.find(({ part }) => part === 'receivable')
  return (
    <DocumentScreen
      title={`${t('kinds:statement')} ${document.number}`}
      state={<StatementState status={document.status} agreement={agreement} />}
      {...(primary === undefined ? {} : { primary })}
      actions={<Actions statement={statement} work={work} copies={copies} onLayout={arrange} />}
      totals={
        <Totals>
          <Total label={t('statements:field.opening')}>
            <Money fen={receivable?.openingFen ?? 0} />
          </Total>
          <Total label={t('receipts:capital')}>
            <CapitalAmount fen={receivable?.closingFen ?? 0} />
          </Total>
          {view.disputedFen > 0 && (
            <Total label={t('statements:dispute.total')}>
              <Money fen={view.disputedFen} />
            </Total>
          )}
          <Total strong label={t('statements:field.closing')}>
            <Money fen={receivable?.closingFen ?? 0} />
          </Total>
        </Totals>
      }
      history={statement.history}
      links={statement.links}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={back}
      keys={useStatementKeys(work, copies, may('statements.saveLayout') ? arrange : null)}
    >
      <StatementPaper statement={statement} />
      <StatementDialogs statement={statement} work={work} />
      {arranging && <LayoutDialog view={view} onClose={() => setArranging(false)} />}
    </DocumentScreen>
  )
}

/** One statement: the paper, and what became of it. */
export function StatementPage() {
  const id = Number(useParams().id)
  const read = useRead('statements.get', { id })
  return (
    <Loaded read={read}>{(statement) => <Statement key={id} statement={statement} refetch={read.refetch} />}</Loaded>
  )
}
