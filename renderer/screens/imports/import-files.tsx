import { Alert, Button, Progress, Segmented } from 'antd'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import type { FileContent } from '../../../shared/contract/envelope'
import { type ImportKind, type ImportPreview, importKinds } from '../../../shared/schemas/import-runs'
import { problemText } from '../../../shared/texts/problems'
import { chooseFolder } from '../../api/bridge'
import { useErrorText } from '../../api/error-text'
import { FileArea, FileDrop, ImportFrame, type ShownProblem, useFileKinds } from '../../components/files'
import { handFiles, takeFiles } from '../../components/files/handed-files'
import { BackIcon } from '../../components/icons'
import { useKeys } from '../../components/keys/registry'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import { Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import { OrderForms } from './forms/order-forms'
import { useForms } from './forms/use-forms'
import { PreviewItems } from './preview-items'
import { type Import, useImport } from './use-import'
import './imports.css'

const isKind = (value: string | null): value is ImportKind => importKinds.some((kind) => kind === value)
const documents: ReadonlySet<ImportKind> = new Set(['orders', 'account-events', 'sell-out', 'counter-ledger', 'bank'])

function useFigures(preview: ImportPreview) {
  const { t } = useTexts()
  const { kind, itemCount, lineCount, quantity, amountFen } = preview
  const moves = documents.has(kind)
  return [
    { label: t(moves ? 'imports:figure.items' : 'imports:figure.records'), value: <Quantity value={itemCount} /> },
    { label: t('imports:figure.lines'), value: <Quantity value={lineCount} /> },
    ...(moves && quantity !== 0 ? [{ label: t('imports:figure.pieces'), value: <Quantity value={quantity} /> }] : []),
    ...(moves && amountFen !== 0 ? [{ label: t('imports:figure.amount'), value: <Money fen={amountFen} /> }] : []),
  ]
}

function Repeated({ incoming }: { readonly incoming: Import }) {
  const { t } = useTexts()
  if (incoming.preview?.repeated !== true && !incoming.accepted) return null
  if (incoming.accepted) return <Alert banner type="info" title={t('imports:repeated.accepted')} />
  return (
    <Alert
      banner
      type="warning"
      title={t('imports:repeated.text')}
      action={
        <Button size="small" onClick={incoming.accept}>
          {t('imports:repeated.accept')}
        </Button>
      }
    />
  )
}

interface PreviewProps {
  readonly incoming: Import
  readonly preview: ImportPreview
  readonly onImport: () => void
}

function Preview({ incoming, preview, onImport }: PreviewProps) {
  const { t } = useTexts()
  const problems = useMemo<readonly ShownProblem[]>(
    () => preview.problems.map((problem) => ({ ...problem, text: problemText(problem, t) })),
    [preview.problems, t],
  )
  const waiting = preview.repeated && !incoming.accepted
  return (
    <>
      <Repeated incoming={incoming} />
      <div className="import-preview">
        <ImportFrame
          fileNames={incoming.files.map(({ name }) => name)}
          figures={useFigures(preview)}
          problems={problems}
          lineCount={preview.lineCount}
          busy={incoming.writing}
          disabled={waiting || incoming.reading}
          onImport={onImport}
          onReplace={incoming.clear}
        >
          <PreviewItems preview={preview} />
        </ImportFrame>
      </div>
    </>
  )
}

function Reading({ incoming }: { readonly incoming: Import }) {
  const { t } = useTexts()
  const { done, total, label } = incoming.progress
  return (
    <div className="import-reading" role="status">
      <p>{label === undefined ? t('imports:reading', { done, total }) : t('imports:readingFile', { file: label })}</p>
      <Progress percent={total === 0 ? 0 : Math.floor((done * 100) / total)} showInfo={false} />
      <Button onClick={incoming.cancel}>{t('components:confirm.cancel')}</Button>
    </div>
  )
}

interface KindChoiceProps {
  readonly kind: ImportKind
  readonly onChange: (kind: ImportKind) => void
  /** Room for a word about the kind, while there is no preview. */
  readonly hint: boolean
  readonly disabled: boolean
}

/** What the files are; also with files there, because a dropped file may have been taken for something else. */
function KindChoice({ kind, onChange, hint, disabled }: KindChoiceProps) {
  const { t } = useTexts()
  return (
    <div className="import-kind">
      <Segmented<ImportKind>
        value={kind}
        onChange={onChange}
        disabled={disabled}
        aria-label={t('imports:kindLabel')}
        options={importKinds.map((one) => ({ value: one, label: t(`imports:kind.${one}`) }))}
      />
      {hint && <p className="soft">{t(`imports:kindHint.${kind}`)}</p>}
    </div>
  )
}

function useImportRun(incoming: Import, kind: ImportKind): () => void {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  return useCallback(() => {
    const run = async () => {
      const done = await incoming.run()
      if (done === null) return
      const { created, updated, skipped } = done
      toast.success(t('imports:done.toast', { kind: t(`imports:kind.${kind}`), created, updated, skipped }))
      void navigate('/imports')
    }
    void run()
  }, [incoming, kind, toast, t, navigate])
}

const fits = ({ preview, accepted, reading, writing }: Import): boolean =>
  preview !== null &&
  preview.errorCount === 0 &&
  preview.lineCount > 0 &&
  (!preview.repeated || accepted) &&
  !reading &&
  !writing

interface IncomingProps {
  readonly kind: ImportKind
  /** Files that were chosen before this kind was; taken once. */
  readonly first: readonly FileContent[]
  /** Leads to another kind with the files that are there. */
  readonly onKind: (kind: ImportKind, files: readonly FileContent[]) => void
  readonly onBack: () => void
}

/** Order forms, each shown cell by cell and imported for itself. */
function IncomingForms({ kind, first, onKind, onBack }: IncomingProps) {
  const forms = useForms(first)
  const { files, take } = forms
  const contents = useMemo(() => files.map(({ file }) => file), [files])
  const unread = files.length === 1 && files[0]?.read === null
  const choice = (
    <KindChoice kind={kind} hint={files.length === 0} disabled={false} onChange={(next) => onKind(next, contents)} />
  )
  return (
    <FileArea onFiles={take}>
      <section className="list-screen">
        <ImportHead onBack={onBack} name={contents.length === 1 ? contents[0]?.name : undefined}>
          {files.length > 0 && choice}
        </ImportHead>
        {files.length === 0 && choice}
        {files.length === 0 && <Choose kind={kind} folders onFiles={take} />}
        {unread && <ReadingForm file={contents[0]?.name ?? ''} onStop={forms.stop} />}
        {files.length === 0 ? <BackKey onBack={onBack} /> : <OrderForms forms={forms} onBack={onBack} />}
      </section>
    </FileArea>
  )
}

/** Esc leads back while there is nothing that has an Esc of its own. */
function BackKey({ onBack }: { readonly onBack: () => void }) {
  const { t } = useTexts()
  useKeys(useMemo(() => [{ keys: 'Esc', label: t('imports:back'), run: onBack }], [onBack, t]))
  return null
}

function ReadingForm({ file, onStop }: { readonly file: string; readonly onStop: () => void }) {
  const { t } = useTexts()
  return (
    <div className="import-reading" role="status">
      <p>{t('imports:readingFile', { file })}</p>
      <Progress percent={50} status="active" showInfo={false} />
      <Button onClick={onStop}>{t('components:confirm.cancel')}</Button>
    </div>
  )
}

interface ImportHeadProps {
  readonly name?: string | undefined
  readonly onBack: () => void
  readonly children?: ReactNode
}

function ImportHead({ name, onBack, children }: ImportHeadProps) {
  const { t } = useTexts()
  return (
    <header className="list-head document-head">
      <button type="button" className="icon-button" title={`${t('imports:back')}  Esc`} onClick={onBack}>
        <BackIcon />
      </button>
      <h1 className="one-line">{name ?? t('imports:title')}</h1>
      {children}
    </header>
  )
}

interface ChooseProps {
  readonly kind: ImportKind
  /** Whether a whole folder of them makes sense. */
  readonly folders?: boolean
  readonly onFiles: (files: readonly FileContent[]) => void
}

function Choose({ kind, folders = false, onFiles }: ChooseProps) {
  const { t } = useTexts()
  const kinds = useFileKinds()
  const toast = useToast()
  const text = useErrorText()
  const folder = useCallback(async () => {
    try {
      const chosen = await chooseFolder(kinds.sheets)
      if (chosen !== null && chosen.length === 0) toast.error(t('imports:drop.emptyFolder'))
      if (chosen !== null && chosen.length > 0) onFiles(chosen)
    } catch (error) {
      toast.error(text(error))
    }
  }, [kinds, toast, t, onFiles, text])
  useKeys(
    useMemo(
      () => (folders ? [{ keys: 'Alt+O', label: t('imports:drop.folder'), run: () => void folder() }] : []),
      [folders, folder, t],
    ),
  )
  return (
    <div className="import-drop">
      <FileDrop
        kinds={kinds.sheets}
        multiple
        title={t('imports:drop.title', { kind: t(`imports:kind.${kind}`) })}
        onFiles={onFiles}
      />
      {folders && (
        <div className="import-choose">
          <Button title="Alt+O" onClick={() => void folder()}>
            {t('imports:drop.folder')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Lists and accounts, which come in as one. */
function IncomingLists({ kind, first, onKind, onBack }: IncomingProps) {
  const { t } = useTexts()
  const may = useMay()
  const incoming = useImport(kind, first)
  const bring = useImportRun(incoming, kind)
  const mayRun = may('imports.run')
  useKeys(
    useMemo(
      () => [
        {
          keys: 'Ctrl+Enter',
          label: t('components:preview.import'),
          run: () => (mayRun && fits(incoming) ? bring() : false),
        },
        { keys: 'Esc', label: t('imports:back'), run: onBack },
      ],
      [incoming, bring, onBack, mayRun, t],
    ),
  )
  const { preview, reading, refusal, files } = incoming
  return (
    <FileArea onFiles={incoming.writing ? null : incoming.take}>
      <section className="list-screen">
        <ImportHead onBack={onBack} />
        <KindChoice
          kind={kind}
          hint={files.length === 0}
          disabled={incoming.writing}
          onChange={(next) => onKind(next, files)}
        />
        {files.length === 0 && <Choose kind={kind} onFiles={incoming.take} />}
        {reading && preview === null && <Reading incoming={incoming} />}
        {refusal !== null && (
          <Alert
            banner
            type="error"
            title={refusal}
            action={
              <Button size="small" onClick={incoming.clear}>
                {t('components:file.replace')}
              </Button>
            }
          />
        )}
        {preview !== null && files.length > 0 && <Preview incoming={incoming} preview={preview} onImport={bring} />}
      </section>
    </FileArea>
  )
}

/** Brings files in: read and shown first with everything that is wrong, then all or nothing. */
export function ImportFiles() {
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const asked = search.get('kind')
  const kind = isKind(asked) ? asked : 'orders'
  const [handed, setHanded] = useState(takeFiles)
  const back = useCallback(() => void navigate(kind === 'orders' ? '/orders' : '/imports'), [navigate, kind])
  const onKind = useCallback(
    (next: ImportKind, files: readonly FileContent[]) => {
      if (next === 'bank') handFiles(files)
      setHanded(files)
      setSearch({ kind: next }, { replace: true })
    },
    [setSearch],
  )
  const props = { kind, first: handed, onKind, onBack: back }
  // A bank's export is decided line by line, on a screen of its own.
  if (kind === 'bank') return <Navigate replace to="/receipts/import" />
  return kind === 'orders' ? <IncomingForms {...props} /> : <IncomingLists key={kind} {...props} />
}
