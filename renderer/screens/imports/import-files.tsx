import { Alert, Button, Progress, Segmented } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import {
  type ImportKind,
  type ImportPreview,
  type ImportPreviewItem,
  importKinds,
} from '../../../shared/schemas/import-runs'
import { problemText } from '../../../shared/texts/problems'
import { FileArea, FileDrop, ImportFrame, type ShownProblem, useFileKinds } from '../../components/files'
import { handFiles, takeFiles } from '../../components/files/handed-files'
import { BackIcon } from '../../components/icons'
import { useKeys } from '../../components/keys/registry'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import { Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import { PreviewItems } from './preview-items'
import { useRecognised } from './recognised'
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
  const [item, setItem] = useState<ImportPreviewItem | null>(null)
  const file = item?.file ?? incoming.files[0]?.name ?? ''
  const columns = useRecognised({ preview, file, onChange: incoming.remap })
  const problems = useMemo<readonly ShownProblem[]>(
    () => preview.problems.map((problem) => ({ ...problem, text: problemText(problem, t) })),
    [preview.problems, t],
  )
  const waiting = preview.repeated && !incoming.accepted
  return (
    <>
      <Repeated incoming={incoming} />
      {incoming.changed && (
        <Alert
          banner
          type="info"
          title={t('imports:column.changed')}
          action={
            <Button size="small" onClick={incoming.recogniseAgain}>
              {t('imports:column.reset')}
            </Button>
          }
        />
      )}
      <div className="import-preview">
        <ImportFrame
          fileNames={incoming.files.map(({ name }) => name)}
          figures={useFigures(preview)}
          columns={columns}
          problems={problems}
          lineCount={preview.lineCount}
          busy={incoming.writing}
          disabled={waiting || incoming.reading}
          onImport={onImport}
          onReplace={incoming.clear}
        >
          <PreviewItems preview={preview} onCursor={setItem} />
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

/** Brings files in; a bank's export is decided line by line, on a screen of its own. */
export function ImportFiles() {
  const [search] = useSearchParams()
  return search.get('kind') === 'bank' ? <Navigate replace to="/receipts/import" /> : <FilesIn />
}

/** Read and shown first with everything that is wrong, then all or nothing. */
function FilesIn() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  const kinds = useFileKinds()
  const [search, setSearch] = useSearchParams()
  const asked = search.get('kind')
  const kind = isKind(asked) ? asked : 'orders'
  const [handed] = useState(takeFiles)
  const incoming = useImport(kind, handed)
  const bring = useImportRun(incoming, kind)
  const back = useCallback(() => void navigate(kind === 'orders' ? '/orders' : '/imports'), [navigate, kind])
  const mayRun = may('imports.run')
  useKeys(
    useMemo(
      () => [
        {
          keys: 'Ctrl+Enter',
          label: t('components:preview.import'),
          run: () => (mayRun && fits(incoming) ? bring() : false),
        },
        { keys: 'Esc', label: t('imports:back'), run: back },
      ],
      [incoming, bring, back, mayRun, t],
    ),
  )
  const { preview, reading, refusal, files } = incoming
  return (
    <FileArea onFiles={incoming.writing ? null : incoming.take}>
      <section className="list-screen">
        <header className="list-head document-head">
          <button type="button" className="icon-button" title={`${t('imports:back')}  Esc`} onClick={back}>
            <BackIcon />
          </button>
          <h1>{t('imports:title')}</h1>
        </header>
        <KindChoice
          kind={kind}
          hint={files.length === 0}
          disabled={incoming.writing}
          onChange={(next) => {
            // Columns that were read otherwise were those of the other kind.
            incoming.recogniseAgain()
            if (next === 'bank') handFiles(files)
            setSearch({ kind: next }, { replace: true })
          }}
        />
        {files.length === 0 && (
          <div className="import-drop">
            <FileDrop
              kinds={kinds.sheets}
              multiple
              title={t('imports:drop.title', { kind: t(`imports:kind.${kind}`) })}
              onFiles={incoming.take}
            />
          </div>
        )}
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
