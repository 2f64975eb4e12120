import { Alert, Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { BankPreviewLine } from '../../../shared/schemas/bank-imports'
import { placedProblemText } from '../../../shared/texts/problems'
import { DeskStrip, StripFigure, useBack } from '../../components/accounts-desk'
import { FileArea, FileDrop, useFileKinds } from '../../components/files'
import type { KeyBinding } from '../../components/keys/registry'
import { type FilterChip, ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import { DataGrid, type GridHandle } from '../../grid'
import { useTexts } from '../../i18n'
import { useBankColumns } from './columns'
import { LinePanel } from './line-panel'
import { lineKey, needOf, toggled, withCustomer } from './lines'
import { type BankImportWork, type BankReadingShown, useBankImport } from './use-bank-import'
import './bank-imports.css'

const lists = {
  all: () => true,
  waiting: (line: BankPreviewLine) => needOf(line) !== null,
  taken: (line: BankPreviewLine) => line.take,
  left: (line: BankPreviewLine) => !line.take,
} as const
type List = keyof typeof lists
const isList = (key: string): key is List => key in lists

function useBring(work: BankImportWork) {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const mayRun = useMay()('imports.run')
  const { waiting, takenCount, hasErrors, writing, run } = work
  const ready = mayRun && takenCount > 0 && waiting.length === 0 && !hasErrors && !writing
  const bring = useCallback(async () => {
    const done = await run()
    if (done === null) return
    toast.success(
      t(done.status === 'posted' ? 'bankImports:done.posted' : 'bankImports:done.draft', { count: done.created }),
    )
    void navigate('/receipts')
  }, [run, toast, t, navigate])
  return { mayRun, ready, bring }
}

function Notes({ work, shown }: { readonly work: BankImportWork; readonly shown: BankReadingShown }) {
  const { t } = useTexts()
  const [first, ...others] = shown.problems
  return (
    <>
      {shown.repeated && <Alert banner type="warning" title={t('bankImports:repeated')} />}
      {first !== undefined && (
        <Alert
          banner
          type={work.hasErrors ? 'error' : 'warning'}
          title={`${placedProblemText(first, t)}${others.length > 0 ? t('bankImports:more', { count: others.length }) : ''}`}
        />
      )}
    </>
  )
}

interface LinesProps {
  readonly work: BankImportWork
  readonly shown: BankReadingShown
}

function useLineKeys(work: BankImportWork, cursor: string, next: () => void, bring: (() => void) | null) {
  const { t } = useTexts()
  const latest = useRef(work)
  latest.current = work
  return useMemo<readonly KeyBinding[]>(
    () => [
      ...(bring === null ? [] : [{ keys: 'Ctrl+Enter', label: t('components:preview.import'), run: bring }]),
      {
        keys: 'Alt+X',
        label: t('bankImports:key.toggle'),
        run: () => latest.current.change(toggled(latest.current.shown?.lines ?? [], cursor)),
      },
      { keys: 'Alt+Down', label: t('bankImports:key.next'), run: next },
      { keys: 'Enter', label: t('bankImports:key.customer') },
    ],
    [bring, cursor, next, t],
  )
}

const focusCustomer = () => window.setTimeout(() => document.getElementById('bank-distributor')?.focus(), 0)

/** Which lines are listed. One that was answered stays until another list is opened, or the cursor would jump while one works. */
function useLists(lines: readonly BankPreviewLine[], isWaiting: boolean) {
  const { t } = useTexts()
  const [list, setList] = useState<List>(isWaiting ? 'waiting' : 'all')
  const [opened, setOpened] = useState(() => new Set(lines.filter(lists[list]).map(lineKey)))
  const listed = useMemo(
    () => (list === 'all' ? lines : lines.filter((line) => opened.has(lineKey(line)))),
    [lines, opened, list],
  )
  const chips = useMemo<readonly FilterChip[]>(
    () =>
      (['all', 'waiting', 'taken', 'left'] as const).map((key) => ({
        key,
        label: t(`bankImports:list.${key}`),
        count: lines.filter(lists[key]).length,
        ...(key === 'waiting' ? { tone: 'waits' as const } : {}),
      })),
    [lines, t],
  )
  const choose = (key: string) => {
    if (!isList(key)) return
    setList(key)
    setOpened(new Set(lines.filter(lists[key]).map(lineKey)))
  }
  return { list, listed, chips, choose }
}

/** The line the cursor is on, and the way to the next one that waits. */
function useLineCursor({ waiting }: BankImportWork) {
  const [cursor, setCursor] = useState('')
  const next = useCallback(() => {
    const at = waiting.find((key) => key !== cursor) ?? waiting[0]
    if (at === undefined) return
    setCursor(at)
    focusCustomer()
  }, [waiting, cursor])
  return { cursor, setCursor, next }
}

function Actions({ work, shown, bring }: LinesProps & { readonly bring: ReturnType<typeof useBring> }) {
  const { t } = useTexts()
  return (
    <>
      <Button onClick={work.clear}>{t('components:file.replace')}</Button>
      {bring.mayRun && (
        <Button
          type="primary"
          title="Ctrl+Enter"
          disabled={!bring.ready}
          loading={work.writing}
          onClick={() => void bring.bring()}
        >
          {t(shown.posts ? 'bankImports:post' : 'bankImports:save', { count: work.takenCount })}
        </Button>
      )}
    </>
  )
}

function Figures({ work }: { readonly work: BankImportWork }) {
  const { t } = useTexts()
  const { waiting, takenCount, takenFen } = work
  return (
    <DeskStrip inline>
      <StripFigure strong label={t('bankImports:taken', { count: takenCount })} fen={takenFen} />
      <p className="faint bank-hint">
        {t(waiting.length > 0 ? 'bankImports:waitingHint' : 'bankImports:readyHint', { count: waiting.length })}
      </p>
    </DeskStrip>
  )
}

function Lines({ work, shown }: LinesProps) {
  const { t } = useTexts()
  const { lines } = shown
  const { change, waiting } = work
  const grid = useRef<GridHandle>(null)
  const bring = useBring(work)
  const { list, listed, chips, choose } = useLists(lines, waiting.length > 0)
  const { cursor, setCursor, next } = useLineCursor(work)
  const latest = useRef(bring)
  latest.current = bring
  // An amount that is still being typed is taken first: the grid hands it over with the same press.
  const run = useCallback(() => window.setTimeout(() => latest.current.ready && void latest.current.bring(), 0), [])
  const line = lines.find((each) => lineKey(each) === cursor)
  return (
    <ListScreen
      id="bank-import"
      title={t('bankImports:title')}
      onBack={useBack('/receipts')}
      chips={chips}
      activeChip={list}
      onChip={choose}
      keys={useLineKeys(work, cursor, next, bring.ready ? run : null)}
      panel={
        line === undefined ? undefined : (
          <LinePanel
            key={lineKey(line)}
            line={line}
            onToggle={() => change(toggled(lines, cursor))}
            onCustomer={(chosen) => {
              change(withCustomer(lines, cursor, chosen))
              grid.current?.focus()
            }}
          />
        )
      }
      actions={<Actions work={work} shown={shown} bring={bring} />}
    >
      <div className="desk-column">
        <Figures work={work} />
        <Notes work={work} shown={shown} />
        <div className="desk-fill">
          <DataGrid<BankPreviewLine>
            id="bank-import"
            ref={grid}
            columns={useBankColumns(lines, change)}
            rows={listed}
            rowId={lineKey}
            onCursor={(each) => setCursor(each === null ? '' : lineKey(each))}
            onOpen={(_, field) => field !== 'prepayment' && field !== 'deposit' && focusCustomer()}
            rowClass={(each) => (each.take ? '' : 'bank-left')}
            empty={<span className="faint">{t('bankImports:none')}</span>}
          />
        </div>
      </div>
    </ListScreen>
  )
}

/** A bank's export brought in as receipts: whose each line is and for which part, decided in one grid. */
export function BankImport() {
  const { t } = useTexts()
  const kinds = useFileKinds()
  const work = useBankImport()
  const back = useBack('/receipts')
  const { shown, files, refusal, reading } = work
  if (shown !== null)
    return (
      <FileArea onFiles={work.writing ? null : work.take}>
        <Lines key={files.map(({ name }) => name).join('\n')} work={work} shown={shown} />
      </FileArea>
    )
  return (
    <FileArea onFiles={work.take}>
      <ListScreen id="bank-import.file" title={t('bankImports:title')} onBack={back}>
        <div className="bank-drop">
          <FileDrop
            kinds={kinds.sheets}
            multiple
            busy={reading}
            title={files.length === 0 ? t('bankImports:drop') : files.map(({ name }) => name).join('、')}
            onFiles={work.take}
          />
          <p className="faint">{t('bankImports:dropHint')}</p>
          {refusal !== null && <Alert type="error" title={refusal} />}
        </div>
      </ListScreen>
    </FileArea>
  )
}
