import { Alert, Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { ImportFix } from '../../../../shared/schemas/import-fixes'
import type { FileForms } from '../../../../shared/schemas/import-forms'
import type { ImportProblemRow } from '../../../../shared/schemas/import-runs'
import { type KeyBinding, useKeys } from '../../../components/keys/registry'
import { formatQuantity } from '../../../components/values/text'
import { type SheetEdit, SizeMatrix } from '../../../grid/size-matrix'
import { useTexts } from '../../../i18n'
import { ColumnsDialog } from './columns-dialog'
import { type FormFile, formState } from './form-files'
import { FormHead } from './form-head'
import { GoodsDialog } from './goods-dialog'
import { numbered, ProblemStrip, type StripTab } from './problem-strip'
import { useAnswers } from './use-answers'
import { useFormCursor } from './use-cursor'
import { tablesOf, useFormSheet } from './use-form-sheet'
import type { Forms } from './use-forms'

type ReadForms = Extract<FileForms, { refusal: null }>

interface FormViewProps {
  readonly form: FormFile
  readonly read: ReadForms
  readonly forms: Forms
  readonly busy: boolean
  readonly mayImport: boolean
  readonly onImport: () => void
  readonly onSendBack: () => void
  /** Other files instead; left out where the file is one of several. */
  readonly onReplace?: () => void
}

function useFormKeys(bindings: Readonly<Record<FormKey, () => unknown>>, choose: (digit: number) => unknown): void {
  const { t } = useTexts()
  useKeys(
    useMemo(
      (): readonly KeyBinding[] => [
        { keys: 'F8', label: t('imports:form.key.next'), run: bindings.next },
        { keys: 'Shift+F8', label: t('imports:form.key.previous'), run: bindings.previous },
        ...Array.from({ length: 9 }, (_, at) => ({
          keys: `Alt+${at + 1}`,
          label: t('imports:form.key.choose', { digit: at + 1 }),
          run: () => choose(at),
        })),
        { keys: 'Alt+G', label: t('imports:form.key.goods'), run: bindings.goods },
        { keys: 'Alt+X', label: t('imports:form.key.drop'), run: bindings.drop },
        { keys: 'Alt+M', label: t('imports:form.key.columns'), run: bindings.columns },
        { keys: 'Alt+B', label: t('imports:form.key.tab'), run: bindings.tab },
        { keys: 'Alt+E', label: t('imports:form.key.sendBack'), run: bindings.sendBack },
        { keys: 'Alt+A', label: t('imports:repeated.accept'), run: bindings.accept },
        { keys: 'Alt+PageDown', label: t('imports:form.key.nextOrder'), run: bindings.nextOrder },
        { keys: 'Alt+PageUp', label: t('imports:form.key.previousOrder'), run: bindings.previousOrder },
        { keys: 'Ctrl+Enter', label: t('components:preview.import'), run: bindings.bring },
      ],
      [bindings, choose, t],
    ),
  )
}

type FormKey =
  | 'next'
  | 'previous'
  | 'goods'
  | 'drop'
  | 'columns'
  | 'tab'
  | 'sendBack'
  | 'accept'
  | 'nextOrder'
  | 'previousOrder'
  | 'bring'

const tabs: readonly StripTab[] = ['here', 'all', 'fixes']

/** One order form before it is imported: the sheet it would become with every problem in its cell, to be fixed there. */
export function FormView(props: FormViewProps) {
  const { t } = useTexts()
  const { form, read, forms, onImport, onSendBack } = props
  const { preview, sheets, tables } = read
  const { name } = form.file
  const [chosen, setIndex] = useState(0)
  const index = Math.min(chosen, Math.max(0, sheets.length - 1))
  const [tab, setTab] = useState<StripTab>('here')
  const state = formState(form)
  const [columns, setColumns] = useState(state === 'needsMapping')
  const [goods, setGoods] = useState<string | null>(null)
  const shown = useFormSheet({ name, readShape: form.readShape, preview, sheet: sheets[index], index })
  const cursor = useFormCursor(shown)
  const answers = useAnswers(form, forms, shown)
  const { jump, here, rowId, sheet: handle } = cursor
  const ready = state === 'ready' && !props.busy && !forms.reading && props.mayImport
  const mapping = form.tables ?? tablesOf(preview, name)
  const onFix = useCallback((fix: ImportFix) => forms.fix(name, [fix], true), [forms, name])
  const turn = useCallback(
    (step: number) => setIndex((index + step + sheets.length) % Math.max(1, sheets.length)),
    [index, sheets.length],
  )
  const pick = useCallback(
    (problem: ImportProblemRow) => {
      const placed = shown?.placed.find((one) => one.problem === problem)
      if (placed !== undefined) return cursor.goTo(placed)
      const other = sheets.findIndex(({ cells }) =>
        cells.some(({ sheet, row }) => sheet === problem.sheet && row === problem.row),
      )
      if (other >= 0) setIndex(other)
    },
    [shown, cursor, sheets],
  )
  const choices = useMemo(() => numbered(here.map(({ problem }) => problem)), [here])
  const choose = useCallback(
    (at: number) => {
      const choice = choices[at]
      if (choice === undefined) return false
      answers.choose(choice.problem, choice.candidate)
      return true
    },
    [choices, answers],
  )
  const repeated = preview.repeated && !form.accepted
  useFormKeys(
    useMemo(
      () => ({
        next: () => jump(1),
        previous: () => jump(-1),
        goods: () => setGoods(rowId),
        drop: () => (rowId === null ? false : answers.drop(rowId)),
        columns: () => setColumns(true),
        tab: () => setTab((now) => tabs[(tabs.indexOf(now) + 1) % tabs.length] ?? 'here'),
        sendBack: onSendBack,
        accept: () => (repeated ? forms.change(name, { accepted: true }) : false),
        nextOrder: () => turn(1),
        previousOrder: () => turn(-1),
        bring: () => (ready ? onImport() : false),
      }),
      [jump, rowId, answers, onSendBack, repeated, forms, name, turn, ready, onImport],
    ),
    choose,
  )
  const row = goods === null ? null : (shown?.held.cells.get(goods) ?? null)
  return (
    <section className="import-frame form-frame">
      <FormHead preview={preview} sheets={sheets} index={index} onIndex={setIndex} onFix={onFix} />
      {repeated && (
        <Alert
          banner
          type="warning"
          title={t('imports:repeated.text')}
          action={
            <Button size="small" title="Alt+A" onClick={() => forms.change(name, { accepted: true })}>
              {t('imports:repeated.accept')}
            </Button>
          }
        />
      )}
      {form.refused !== null && <Alert banner type="error" title={form.refused} />}
      {state === 'needsMapping' && (
        <Alert
          banner
          type="warning"
          title={t('imports:form.needsMapping')}
          action={
            <Button size="small" title="Alt+M" onClick={() => setColumns(true)}>
              {t('imports:column.title')}
            </Button>
          }
        />
      )}
      <div className="form-sheet">
        {shown !== null && (
          <SizeMatrix
            key={shown.key}
            ref={handle}
            rows={shown.rows.rows}
            groups={shown.held.groups}
            flags={shown.flags}
            onCursor={cursor.onCursor}
            onChange={({ change }: SheetEdit) => change.kind === 'cells' && answers.typed(change.edits)}
          />
        )}
      </div>
      <ProblemStrip
        cursor={cursor}
        problems={preview.problems}
        fixes={form.fixes}
        tab={tab}
        onTab={setTab}
        onChoose={answers.choose}
        onPick={pick}
        onTakeBack={(fix) => forms.unfix(name, [fix])}
      />
      <FormFoot {...props} ready={ready} onColumns={() => setColumns(true)} onNext={() => jump(1)} />
      <GoodsDialog
        cells={row}
        sized={mapping.some(({ layout }) => layout === 'flat')}
        alike={row === null ? [] : alikeOf(row, read)}
        onChoose={(fixes) => {
          forms.fix(name, fixes, true)
          setGoods(null)
          handle.current?.focus()
        }}
        onClose={() => {
          setGoods(null)
          handle.current?.focus()
        }}
      />
      <ColumnsDialog
        key={form.readShape}
        open={columns}
        tables={tables}
        mapping={mapping}
        problems={preview.problems}
        onSave={(next) => {
          setColumns(false)
          forms.remap(name, next)
        }}
        onReset={
          form.tables === null
            ? null
            : () => {
                setColumns(false)
                forms.remap(name, null)
              }
        }
        onClose={() => setColumns(false)}
      />
    </section>
  )
}

/** Cells of other rows that call their goods the same and are not known either. */
function alikeOf(
  row: ReadForms['sheets'][number]['cells'],
  { sheets }: ReadForms,
): ReadForms['sheets'][number]['cells'] {
  const [first] = row
  if (first === undefined) return []
  const own = new Set(row.map((cell) => `${cell.sheet}!${cell.row}`))
  return sheets
    .flatMap(({ cells }) => cells)
    .filter(
      (cell) =>
        cell.written === first.written &&
        cell.colour === first.colour &&
        (cell.skuId === null) === (first.skuId === null) &&
        !cell.dropped &&
        !own.has(`${cell.sheet}!${cell.row}`),
    )
}

interface FootProps extends FormViewProps {
  readonly ready: boolean
  readonly onColumns: () => void
  readonly onNext: () => void
}

function FormFoot({ read, forms, busy, ready, onImport, onSendBack, onReplace, onColumns, onNext }: FootProps) {
  const { t } = useTexts()
  const { problems, errorCount, warningCount, lineCount } = read.preview
  const said =
    errorCount > 0
      ? t('imports:form.open', { count: errorCount })
      : warningCount > 0
        ? t('imports:form.doubts', { count: warningCount })
        : t('components:problems.none')
  return (
    <footer className="import-foot">
      <p className="soft">
        <span className={errorCount > 0 ? 'form-asked' : ''} role="status">
          {forms.reading ? t('imports:form.checking') : said}
        </span>
        <span>{t('components:preview.linesCount', { count: formatQuantity(lineCount) })}</span>
      </p>
      {problems.length > 0 && (
        <>
          <Button title="F8" onClick={onNext}>
            {t('imports:form.key.next')}
          </Button>
          <Button title="Alt+E" onClick={onSendBack}>
            {t('imports:form.sendBack')}
          </Button>
        </>
      )}
      <Button title="Alt+M" onClick={onColumns}>
        {t('imports:column.title')}
      </Button>
      {onReplace !== undefined && <Button onClick={onReplace}>{t('components:file.replace')}</Button>}
      <Button type="primary" title="Ctrl+Enter" disabled={!ready} loading={busy} onClick={onImport}>
        {t('components:preview.import')}
      </Button>
    </footer>
  )
}
