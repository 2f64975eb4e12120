import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { FileContent } from '../../../shared/contract/envelope'
import { type ImportKind, type ImportRow, importKinds } from '../../../shared/schemas/import-runs'
import { api } from '../../api'
import { useChanges, useWrite } from '../../api/hooks'
import { ConfirmPosting } from '../../components/dialogs'
import { EmptyState } from '../../components/empty-state'
import { FileArea } from '../../components/files'
import { handFiles } from '../../components/files/handed-files'
import { ImportIcon, PlusIcon } from '../../components/icons'
import { useKeptState } from '../../components/kept-state'
import type { KeyBinding } from '../../components/keys/registry'
import { ListScreen } from '../../components/list-screen'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import { Instant, Quantity } from '../../components/values'
import { type GridColumn, PagedGrid, type PageRequest } from '../../grid'
import { useTexts } from '../../i18n'
import './imports.css'

function useColumns(): readonly GridColumn<ImportRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'importedAt', header: t('imports:list.at'), type: 'instant' },
      { field: 'kind', header: t('imports:list.kind'), width: 112, words: (_, row) => t(`imports:kind.${row.kind}`) },
      { field: 'fileName', header: t('imports:list.file'), flex: 1, width: 200 },
      { field: 'rowCount', header: t('imports:list.rows'), type: 'quantity' },
      {
        field: 'documentCount',
        header: t('imports:list.documents'),
        type: 'quantity',
        width: 100,
        value: (row) => row.documentCount || null,
      },
      { field: 'userName', header: t('imports:list.by'), width: 104 },
      {
        field: 'undoneAt',
        header: t('imports:list.state'),
        width: 88,
        words: (_, row) => t(row.undoneAt === null ? 'imports:list.live' : 'imports:list.undone'),
      },
    ],
    [t],
  )
}

const undoable = (row: ImportRow | null): row is ImportRow =>
  row !== null && row.undoneAt === null && row.documentCount > 0

interface DetailProps {
  readonly row: ImportRow
  readonly onUndo: (() => void) | null
}

function Detail({ row, onUndo }: DetailProps) {
  const { t } = useTexts()
  return (
    <div className="import-detail">
      <h2 className="one-line" title={row.fileName}>
        {row.fileName}
      </h2>
      <dl>
        <dt>{t('imports:list.kind')}</dt>
        <dd>{t(`imports:kind.${row.kind}`)}</dd>
        <dt>{t('imports:list.at')}</dt>
        <dd>
          <Instant at={row.importedAt} />
        </dd>
        <dt>{t('imports:list.by')}</dt>
        <dd>{row.userName}</dd>
        <dt>{t('imports:list.rows')}</dt>
        <dd>
          <Quantity value={row.rowCount} />
        </dd>
        <dt>{t('imports:list.documents')}</dt>
        <dd>
          <Quantity value={row.documentCount} />
        </dd>
        {row.undoneAt !== null && (
          <>
            <dt>{t('imports:list.undone')}</dt>
            <dd>
              <Instant at={row.undoneAt} />
            </dd>
          </>
        )}
      </dl>
      {onUndo !== null && (
        <Button title="Alt+Z" onClick={onUndo}>
          {t('imports:undo.action')}
        </Button>
      )}
      {row.documentCount === 0 && <p className="faint">{t('imports:undo.masters')}</p>}
    </div>
  )
}

function UndoDialog({ row, onClose }: { readonly row: ImportRow | null; readonly onClose: () => void }) {
  const { t } = useTexts()
  const toast = useToast()
  const undo = useWrite('imports.undo')
  const confirm = async () => {
    if (row === null) return
    const done = await undo.run({ id: row.id })
    if (done.ok) toast.success(t('imports:undo.done', { count: done.value.undone }))
    onClose()
  }
  return (
    <ConfirmPosting
      open={row !== null}
      title={t('imports:undo.title', { file: row?.fileName ?? '' })}
      effects={[t('imports:undo.effect', { count: row?.documentCount ?? 0 })]}
      okText={t('imports:undo.action')}
      busy={undo.pending}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  )
}

function useChips() {
  const { t } = useTexts()
  const [chip, setChip] = useKeptState<ImportKind | 'all'>('imports.chip', 'all')
  const chips = useMemo(
    () => [
      { key: 'all', label: t('orders:chip.all') },
      ...importKinds.map((kind) => ({ key: kind, label: t(`imports:kind.${kind}`) })),
    ],
    [t],
  )
  const pick = useCallback((key: string) => setChip(importKinds.find((kind) => kind === key) ?? 'all'), [setChip])
  return { chips, chip, pick }
}

interface ListSteps {
  readonly bring: (() => void) | null
  readonly undo: (() => void) | null
  readonly layouts: (() => void) | null
}

function useListKeys({ bring, undo, layouts }: ListSteps): readonly KeyBinding[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      ...(bring === null ? [] : [{ keys: 'Alt+N', label: t('imports:new'), run: bring }]),
      ...(undo === null ? [] : [{ keys: 'Alt+Z', label: t('imports:undo.action'), run: undo }]),
      ...(layouts === null ? [] : [{ keys: 'Alt+M', label: t('imports:layouts.title'), run: layouts }]),
    ],
    [bring, undo, layouts, t],
  )
}

/** The way to the import screen for the kind that is listed, by key or with dropped files; null for a role that imports nothing. */
function useStarts(chip: ImportKind | 'all') {
  const navigate = useNavigate()
  const may = useMay()
  const mayBring = may('imports.preview')
  return useMemo(() => {
    if (!mayBring) return { bring: null, take: null }
    const bring = () => void navigate(chip === 'all' ? '/imports/new' : `/imports/new?kind=${chip}`)
    const take = (files: readonly FileContent[]) => {
      handFiles(files)
      bring()
    }
    return { bring, take }
  }, [navigate, mayBring, chip])
}

/** Every file that was brought in, newest first; what made documents can be taken back as a whole. */
export function ImportList() {
  const { t } = useTexts()
  const may = useMay()
  const { chips, chip, pick } = useChips()
  const [row, setRow] = useState<ImportRow | null>(null)
  const [asked, setAsked] = useState<ImportRow | null>(null)
  const columns = useColumns()
  const changes = useChanges('imports')
  const load = useCallback(
    (page: PageRequest) => api.imports.list({ ...(chip === 'all' ? {} : { kind: chip }), ...page }),
    [chip],
  )
  const mayUndo = may('imports.undo')
  const { bring, take } = useStarts(chip)
  const onUndo = useMemo(() => (mayUndo && undoable(row) ? () => setAsked(row) : null), [mayUndo, row])
  const navigate = useNavigate()
  const layouts = useMemo(
    () => (may('imports.layouts') ? () => void navigate('/imports/layouts') : null),
    [may, navigate],
  )
  const keys = useListKeys({ bring, undo: onUndo, layouts })
  return (
    <FileArea onFiles={take}>
      <ListScreen
        id="imports"
        title={t('imports:listTitle')}
        chips={chips}
        activeChip={chip}
        onChip={pick}
        keys={keys}
        panel={row === null ? null : <Detail row={row} onUndo={onUndo} />}
        actions={
          <>
            {layouts !== null && (
              <Button title="Alt+M" onClick={layouts}>
                {t('imports:layouts.title')}
              </Button>
            )}
            {bring !== null && (
              <Button type="primary" icon={<PlusIcon />} title="Alt+N" onClick={bring}>
                {t('imports:new')}
              </Button>
            )}
          </>
        }
      >
        <PagedGrid<ImportRow>
          id="imports"
          columns={columns}
          rowId={(one) => one.id}
          refresh={changes}
          load={load}
          onCursor={setRow}
          empty={<EmptyState icon={<ImportIcon />} title={t('imports:list.none')} hint={t('imports:list.noneHint')} />}
        />
        <UndoDialog row={asked} onClose={() => setAsked(null)} />
      </ListScreen>
    </FileArea>
  )
}
