import { Button, Checkbox, Progress } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { EmptyState } from '../../components/empty-state'
import { ImportIcon } from '../../components/icons'
import { type FilterChip, ListScreen } from '../../components/list-screen'
import { DataGrid, type GridColumn, type StateTone } from '../../grid'
import { useTexts } from '../../i18n'
import { type PictureResult, type PictureRow, pictureResults, usePictureImport } from './use-picture-import'
import './styles.css'

const tones: Readonly<Record<PictureResult, StateTone>> = {
  taken: 'done',
  replaced: 'done',
  kept: 'draft',
  second: 'draft',
  unknown: 'wrong',
  unreadable: 'wrong',
  tooLarge: 'wrong',
  refusedByBooks: 'wrong',
  waiting: 'work',
}

function useColumns(): readonly GridColumn<PictureRow>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'file', header: t('styles:picture.file'), flex: 1, width: 240 },
      {
        field: 'result',
        header: t('styles:picture.result'),
        width: 150,
        words: (_, row) => t(`styles:picture.${row.result}`),
        tone: (row) => tones[row.result],
      },
      { field: 'code', header: t('styles:field.code'), type: 'code', width: 140 },
      { field: 'name', header: t('styles:field.name'), width: 200 },
    ],
    [t],
  )
}

/** What became of how many files, as chips that narrow the list. */
function useChips(rows: readonly PictureRow[]): readonly FilterChip[] {
  const { t } = useTexts()
  return useMemo(() => {
    const counted = pictureResults.flatMap((key) => {
      const count = rows.filter((row) => row.result === key).length
      const tone = tones[key] === 'wrong' ? { tone: 'wrong' as const } : {}
      return count === 0 ? [] : [{ key, label: t(`styles:picture.${key}`), count, ...tone }]
    })
    return [{ key: 'all', label: t('styles:picture.all'), count: rows.length }, ...counted]
  }, [rows, t])
}

interface FolderInputProps {
  readonly id: string
  readonly onFiles: (files: readonly File[]) => void
}

/** The system's own choice of a folder; its files are read one by one, because a season's photographs fill no memory together. */
function FolderInput({ id, onFiles }: FolderInputProps) {
  return (
    <input
      id={id}
      type="file"
      hidden
      multiple
      // Not in React's types: it makes the choice one of a folder.
      {...{ webkitdirectory: '' }}
      onChange={({ target }) => {
        const files = [...(target.files ?? [])]
        target.value = ''
        if (files.length > 0) onFiles(files)
      }}
    />
  )
}

const folderInput = 'picture-folder'

/** A folder of pictures named after style codes, brought in with a summary of every file. */
export function PictureImport() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { rows, ignored, progress, stopped, start, stop } = usePictureImport()
  const [keepOld, setKeepOld] = useState(false)
  const [chip, setChip] = useState('all')
  const keeps = useRef(keepOld)
  keeps.current = keepOld
  const take = useCallback((files: readonly File[]) => void start(files, keeps.current), [start])
  const choose = useCallback(() => document.getElementById(folderInput)?.click(), [])
  const chips = useChips(rows ?? [])
  const active = chips.some(({ key }) => key === chip) ? chip : 'all'
  const shown = useMemo(() => (rows ?? []).filter((row) => active === 'all' || row.result === active), [rows, active])
  const busy = progress !== null
  const keys = useMemo(
    () => [{ keys: 'Alt+I', label: t('styles:picture.folder'), run: () => (busy ? false : choose()) }],
    [choose, busy, t],
  )
  return (
    <ListScreen
      id="picture-import"
      title={t('styles:picture.importTitle')}
      onBack={() => void navigate('/styles')}
      keys={keys}
      {...(rows === null ? {} : { chips, activeChip: active, onChip: setChip })}
      actions={
        <>
          <Checkbox checked={keepOld} disabled={busy} onChange={(event) => setKeepOld(event.target.checked)}>
            {t('styles:picture.keepOld')}
          </Checkbox>
          {busy ? (
            <Button onClick={stop}>{t('styles:picture.stop')}</Button>
          ) : (
            <Button type="primary" icon={<ImportIcon />} title="Alt+I" onClick={choose}>
              {t('styles:picture.folder')}
            </Button>
          )}
        </>
      }
    >
      <div className="picture-import">
        <FolderInput id={folderInput} onFiles={take} />
        <div className="picture-import-head soft" role="status">
          {progress === null ? (
            <News rows={rows} ignored={ignored} stopped={stopped} />
          ) : (
            <>
              {progress.done} / {progress.total}
              <Progress
                size="small"
                showInfo={false}
                status="active"
                percent={progress.total === 0 ? 0 : (100 * progress.done) / progress.total}
              />
            </>
          )}
        </div>
        <div className="picture-import-rows">
          <Rows rows={rows === null ? null : shown} />
        </div>
      </div>
    </ListScreen>
  )
}

function News({
  rows,
  ignored,
  stopped,
}: {
  readonly rows: readonly PictureRow[] | null
  readonly ignored: number
  readonly stopped: boolean
}) {
  const { t } = useTexts()
  if (rows === null) return <span>{t('styles:picture.importHint')}</span>
  return (
    <>
      {rows.length === 0 && <span>{t('styles:picture.noPictures')}</span>}
      {stopped && <span>{t('styles:picture.stopped')}</span>}
      {ignored > 0 && <span>{t('styles:picture.ignored', { count: ignored })}</span>}
    </>
  )
}

function Rows({ rows }: { readonly rows: readonly PictureRow[] | null }) {
  const { t } = useTexts()
  const columns = useColumns()
  if (rows === null) return <EmptyState title={t('styles:picture.folder')} hint={t('styles:picture.importHint')} />
  return <DataGrid<PictureRow> id="picture-import" columns={columns} rows={rows} rowId={(row) => row.id} />
}
