import { Button, Progress } from 'antd'
import { type RefObject, useMemo, useRef, useState } from 'react'
import { problemText } from '../../../../shared/texts/problems'
import { CallRefused } from '../../../api/calls'
import { errorText } from '../../../api/error-text'
import { ExportShown } from '../../../components/accounts-desk/export-shown'
import { ConfirmPosting } from '../../../components/dialogs'
import { useKeys } from '../../../components/keys/registry'
import { DataGrid, type GridColumn, type GridHandle } from '../../../grid'
import { type Translate, useTexts } from '../../../i18n'
import { type FormFile, type FormState, formFigures, formState } from './form-files'
import type { Bringing } from './use-bring'
import type { Forms } from './use-forms'

/** A file as the summary shows it. */
interface SummaryRow {
  readonly name: string
  readonly distributor: string
  readonly orders: number | null
  readonly lines: number | null
  readonly pieces: number | null
  readonly amountFen: number | null
  readonly errors: number | null
  readonly doubts: number | null
  readonly state: FormState
  readonly note: string
}

function summaryRow(form: FormFile, t: Translate): SummaryRow {
  const { file, read, refused } = form
  const base = { name: file.name, state: formState(form) }
  const none = { distributor: '', orders: null, lines: null, pieces: null, amountFen: null, errors: null, doubts: null }
  if (read === null) return { ...base, ...none, note: '' }
  if (read.refusal !== null) return { ...base, ...none, note: errorText(t, new CallRefused(read.refusal)) }
  const { preview, sheets } = read
  const parties = new Set(sheets.map(({ distributor, writtenDistributor }) => distributor?.name ?? writtenDistributor))
  const [first] = preview.problems
  return {
    ...base,
    distributor: [...parties].filter(Boolean).join('、'),
    orders: sheets.length,
    ...formFigures(sheets),
    errors: preview.errorCount || null,
    doubts: preview.warningCount || null,
    note: refused ?? (first === undefined ? '' : problemText(first, t)),
  }
}

function useColumns(): readonly GridColumn<SummaryRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'name', header: t('imports:item.file'), width: 200, flex: 1 },
      {
        field: 'state',
        header: t('imports:list.state'),
        width: 96,
        words: (_, row) => t(`imports:formState.${row.state}`),
      },
      { field: 'distributor', header: t('imports:what.distributor'), width: 160 },
      { field: 'orders', header: t('imports:figure.items'), type: 'quantity', width: 64, total: 'sum' },
      { field: 'lines', header: t('imports:figure.lines'), type: 'quantity', width: 72, total: 'sum' },
      { field: 'pieces', header: t('imports:figure.pieces'), type: 'quantity', width: 80, total: 'sum' },
      { field: 'amountFen', header: t('imports:figure.amount'), type: 'money', width: 112, total: 'sum' },
      { field: 'errors', header: t('imports:form.errors'), type: 'quantity', width: 64, total: 'sum' },
      { field: 'doubts', header: t('imports:form.doubtsShort'), type: 'quantity', width: 72, total: 'sum' },
      { field: 'note', header: t('imports:form.note'), width: 240, flex: 1 },
    ],
    [t],
  )
}

interface FormSummaryProps {
  readonly forms: Forms
  readonly bringing: Bringing
  readonly mayImport: boolean
  readonly mayUndo: boolean
  readonly onOpen: (name: string) => void
  readonly onSendBack: (files: readonly FormFile[]) => void
  readonly onReplace: () => void
}

/** Several forms at once: where each stands; those that are ready are imported in one go, each all or nothing. */
export function FormSummary(props: FormSummaryProps) {
  const { t } = useTexts()
  const { forms, bringing, mayImport, mayUndo, onOpen, onSendBack } = props
  const { files } = forms
  const grid = useRef<GridHandle>(null)
  const [cursor, setCursor] = useState<SummaryRow | null>(null)
  const [asked, setAsked] = useState<FormFile | null>(null)
  const rows = useMemo(() => files.map((form) => summaryRow(form, t)), [files, t])
  const columns = useColumns()
  const counts = Map.groupBy(rows, ({ state }) => state)
  const ready = counts.get('ready')?.length ?? 0
  const idle = bringing.progress === null && !forms.reading
  const current = files.find(({ file }) => file.name === cursor?.name)
  const undoable = mayUndo && current?.brought && !current.brought.undone ? current : null
  const wrong = useMemo(() => files.filter(({ brought }) => brought === null), [files])
  useKeys(
    useMemo(
      () => [
        {
          keys: 'Ctrl+Enter',
          label: t('imports:form.bringReady'),
          run: () => (mayImport && idle && ready > 0 ? void bringing.bring(files) : false),
        },
        { keys: 'Alt+Z', label: t('imports:undo.action'), run: () => (undoable === null ? false : setAsked(undoable)) },
        { keys: 'Alt+E', label: t('imports:form.key.sendBack'), run: () => onSendBack(wrong) },
      ],
      [t, mayImport, idle, ready, bringing, files, undoable, onSendBack, wrong],
    ),
  )
  return (
    <section className="import-frame form-frame">
      <States counts={counts} />
      <Running forms={forms} bringing={bringing} />
      <div className="form-sheet">
        <DataGrid<SummaryRow>
          id="import-forms"
          ref={grid}
          columns={columns}
          rows={rows}
          rowId={(row) => row.name}
          onCursor={setCursor}
          onOpen={(row) => onOpen(row.name)}
        />
      </div>
      <SummaryFoot
        {...props}
        grid={grid}
        said={said(counts, t)}
        ready={ready}
        idle={idle}
        wrong={wrong}
        onUndo={undoable === null ? null : () => setAsked(undoable)}
      />
      <UndoForm
        form={asked}
        onClose={(undo) => {
          if (undo && asked !== null) void bringing.undo(asked)
          setAsked(null)
        }}
        onClosed={() => grid.current?.focus()}
      />
    </section>
  )
}

type Counts = ReadonlyMap<FormState, readonly SummaryRow[]>

function States({ counts }: { readonly counts: Counts }) {
  const { t } = useTexts()
  const count = [...counts.values()].reduce((sum, own) => sum + own.length, 0)
  return (
    <div className="import-head form-states">
      <span>{t('imports:form.files', { count })}</span>
      {[...counts].map(([state, own]) => (
        <span key={state} className={`form-state form-state-${state}`}>
          {t(`imports:formState.${state}`)} {own.length}
        </span>
      ))}
    </div>
  )
}

interface UndoFormProps {
  readonly form: FormFile | null
  readonly onClose: (undo: boolean) => void
  readonly onClosed: () => void
}

function UndoForm({ form, onClose, onClosed }: UndoFormProps) {
  const { t } = useTexts()
  return (
    <ConfirmPosting
      open={form !== null}
      title={t('imports:undo.title', { file: form?.file.name ?? '' })}
      effects={[t('imports:undo.effect', { count: form?.brought?.created ?? 0 })]}
      okText={t('imports:undo.action')}
      onConfirm={() => onClose(true)}
      onCancel={() => onClose(false)}
      onClosed={onClosed}
    />
  )
}

interface SummaryFootProps extends FormSummaryProps {
  readonly grid: RefObject<GridHandle | null>
  readonly said: string
  readonly ready: number
  readonly idle: boolean
  readonly wrong: readonly FormFile[]
  readonly onUndo: (() => void) | null
}

function SummaryFoot(props: SummaryFootProps) {
  const { t } = useTexts()
  const { grid, said: words, ready, idle, wrong, onUndo, onReplace, onSendBack, forms, bringing, mayImport } = props
  return (
    <footer className="import-foot">
      <p className="soft">
        <span role="status">{words}</span>
      </p>
      {onUndo !== null && (
        <Button title="Alt+Z" onClick={onUndo}>
          {t('imports:undo.action')}
        </Button>
      )}
      <ExportShown grid={grid} title={t('imports:form.summary')}>
        {t('imports:form.exportSummary')}
      </ExportShown>
      <Button title="Alt+E" onClick={() => onSendBack(wrong)}>
        {t('imports:form.sendBack')}
      </Button>
      <Button onClick={onReplace}>{t('components:file.replace')}</Button>
      <Button
        type="primary"
        title="Ctrl+Enter"
        disabled={!mayImport || !idle || ready === 0}
        loading={bringing.progress !== null}
        onClick={() => void bringing.bring(forms.files)}
      >
        {t('imports:form.bringReadyCount', { count: ready })}
      </Button>
    </footer>
  )
}

function said(counts: Counts, t: Translate): string {
  const imported = counts.get('imported')?.length ?? 0
  const rest = [...counts].reduce((sum, [state, own]) => (state === 'imported' ? sum : sum + own.length), 0)
  return imported === 0 ? t('components:preview.nothingWritten') : t('imports:form.broughtSoFar', { imported, rest })
}

function Running({ forms, bringing }: Pick<FormSummaryProps, 'forms' | 'bringing'>) {
  const { t } = useTexts()
  const total = forms.files.length
  const read = forms.files.filter((file) => file.read !== null).length
  const isReading = forms.reading && read < total
  if (!isReading && bringing.progress === null) return null
  const { done, total: all } = bringing.progress ?? { done: read, total }
  return (
    <div className="form-running" role="status">
      <span>
        {isReading ? t('imports:reading', { done, total: all }) : t('imports:form.bringing', { done, total: all })}
      </span>
      <Progress percent={all === 0 ? 0 : Math.floor((done * 100) / all)} showInfo={false} />
      <Button size="small" onClick={isReading ? forms.stop : bringing.stop}>
        {t('components:confirm.cancel')}
      </Button>
    </div>
  )
}
