import { useCallback, useMemo, useState } from 'react'
import type { FileForms, FormSheet } from '../../../../shared/schemas/import-forms'
import type { ImportProblemRow } from '../../../../shared/schemas/import-runs'
import { type KeyBinding, useKeys } from '../../../components/keys/registry'
import { type SheetEdit, SizeMatrix } from '../../../grid/size-matrix'
import { useTexts } from '../../../i18n'
import { FormDialogs } from './form-dialogs'
import { type FormFile, formState } from './form-files'
import { FormFoot, FormNotices } from './form-foot'
import { FormHead } from './form-head'
import { numbered, ProblemStrip, type StripTab } from './problem-strip'
import { type Answers, useAnswers } from './use-answers'
import { type FormCursor, useFormCursor } from './use-cursor'
import { type ShownForm, useFormSheet } from './use-form-sheet'
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

/** Which order, which part of the strip and which dialog is shown. */
function useShownParts({ form, read }: Pick<FormViewProps, 'form' | 'read'>) {
  const { sheets, preview } = read
  const { name } = form.file
  const [chosen, setIndex] = useState(0)
  const [tab, setTab] = useState<StripTab>('here')
  const [columns, setColumns] = useState(() => formState(form) === 'needsMapping')
  const [goods, setGoods] = useState<string | null>(null)
  const index = Math.min(chosen, Math.max(0, sheets.length - 1))
  const shown = useFormSheet({ name, readShape: form.readShape, preview, sheet: sheets[index], index })
  const turn = useCallback(
    (step: number) => setIndex((index + step + sheets.length) % Math.max(1, sheets.length)),
    [index, sheets.length],
  )
  const close = useCallback(() => {
    setGoods(null)
    setColumns(false)
  }, [])
  return { close, index, setIndex, turn, tab, setTab, columns, setColumns, goods, setGoods, shown }
}

/** What is chosen by its digit among the candidates at the cursor; false where it is none of them. */
function useDigits({ here }: FormCursor, { choose }: Answers): (at: number) => boolean {
  const choices = useMemo(() => numbered(here.map(({ problem }) => problem)), [here])
  return useCallback(
    (at: number) => {
      const choice = choices[at]
      if (choice !== undefined) choose(choice.problem, choice.candidate)
      return choice !== undefined
    },
    [choices, choose],
  )
}

const isReady = ({ form, forms, busy, mayImport }: FormViewProps): boolean =>
  formState(form) === 'ready' && !busy && !forms.reading && mayImport

/** One order form before it is imported: the sheet it would become with every problem in its cell, to be fixed there. */
export function FormView(props: FormViewProps) {
  const { form, read, forms, onImport, onSendBack } = props
  const { preview, sheets } = read
  const { name } = form.file
  const parts = useShownParts(props)
  const { shown, turn, setColumns, setGoods, setTab } = parts
  const cursor = useFormCursor(shown)
  const answers = useAnswers(form, forms, shown)
  const { jump, rowId } = cursor
  const ready = isReady(props)
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
      [jump, rowId, answers, onSendBack, repeated, forms, name, turn, ready, onImport, setGoods, setColumns, setTab],
    ),
    useDigits(cursor, answers),
  )
  return (
    <section className="import-frame form-frame">
      <FormHead {...props} index={parts.index} onIndex={parts.setIndex} />
      <FormNotices form={form} repeated={repeated} forms={forms} onColumns={() => setColumns(true)} />
      <FormSheetArea shown={shown} cursor={cursor} answers={answers} />
      <ProblemStrip
        cursor={cursor}
        problems={preview.problems}
        fixes={form.fixes}
        tab={parts.tab}
        onTab={setTab}
        onChoose={answers.choose}
        onPick={usePick(parts, cursor, sheets)}
        onTakeBack={(fix) => forms.unfix(name, [fix])}
      />
      <FormFoot {...props} ready={ready} onColumns={() => setColumns(true)} onNext={() => jump(1)} />
      <FormDialogs
        {...props}
        row={parts.goods === null ? null : (shown?.held.cells.get(parts.goods) ?? null)}
        columns={parts.columns}
        onClose={parts.close}
        onDone={() => cursor.sheet.current?.focus()}
      />
    </section>
  )
}

/** Goes to a problem of the list: in the sheet, or to the order in whose rows it stands. */
function usePick(
  { shown, setIndex }: ReturnType<typeof useShownParts>,
  { goTo }: FormCursor,
  sheets: readonly FormSheet[],
): (problem: ImportProblemRow) => void {
  return useCallback(
    (problem) => {
      const placed = shown?.placed.find((one) => one.problem === problem)
      if (placed !== undefined) return goTo(placed)
      const other = sheets.findIndex(({ cells }) => cells.some((cell) => isAt(cell, problem)))
      if (other >= 0) setIndex(other)
    },
    [shown, goTo, sheets, setIndex],
  )
}

const isAt = (cell: { readonly sheet: string; readonly row: number }, { sheet, row }: ImportProblemRow): boolean =>
  cell.sheet === sheet && cell.row === row

interface SheetAreaProps {
  readonly shown: ShownForm | null
  readonly cursor: FormCursor
  readonly answers: Answers
}

function FormSheetArea({ shown, cursor, answers }: SheetAreaProps) {
  return (
    <div className="form-sheet">
      {shown !== null && (
        <SizeMatrix
          key={shown.key}
          ref={cursor.sheet}
          rows={shown.rows.rows}
          groups={shown.held.groups}
          flags={shown.flags}
          onCursor={cursor.onCursor}
          onChange={({ change }: SheetEdit) => change.kind === 'cells' && answers.typed(change.edits)}
        />
      )}
    </div>
  )
}
