import { Button } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { chooseFiles } from '../../api/bridge'
import { useErrorText } from '../../api/error-text'
import { useRead, useWrite } from '../../api/hooks'
import { jpegAddress } from '../../api/thumbnails'
import { useTexts } from '../../i18n'
import { useFileKinds } from '../files'
import { useFileDrop } from '../files/use-file-drop'
import { StylesIcon } from '../icons'
import { useKeys } from '../keys/registry'
import { useMay } from '../session'
import { useToast } from '../toast'
import { Instant } from '../values'
import { makePicture, PictureRefused } from './make-picture'

interface PictureBoxProps {
  readonly styleId: number
  readonly name: string
  /** The colours that stand in its place where there is none. */
  readonly swatches: readonly string[]
}

/** The picture in the clipboard; text beside it that is meant for a field goes there. */
function pastedPicture(event: ClipboardEvent): File | undefined {
  const data = event.clipboardData
  const inField = event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]')
  if (data === null || (inField && data.types.includes('text/plain'))) return undefined
  return [...data.files].find((file) => file.type.startsWith('image/'))
}

function usePicture(styleId: number) {
  const { t } = useTexts()
  const toast = useToast()
  const text = useErrorText()
  const read = useRead('pictures.get', { styleId })
  const write = useWrite('pictures.save')
  const removal = useWrite('pictures.remove')
  const [busy, setBusy] = useState(false)
  const { data: picture = null } = read
  const { run: save } = write
  const { run: drop } = removal
  const take = useCallback(
    async (file: Blob, name: string) => {
      setBusy(true)
      try {
        const done = await save({ styleId, ...(await makePicture(file, name)) })
        if (done.ok) toast.success(t('styles:picture.saved'))
      } catch (error) {
        toast.error(error instanceof PictureRefused ? t(`styles:picture.refused.${error.code}`, { name }) : text(error))
      } finally {
        setBusy(false)
      }
    },
    [styleId, save, toast, t, text],
  )
  const remove = useCallback(async () => {
    if (picture === null || !(await drop({ styleId })).ok) return
    const { width, height, large, thumbnail, fileName } = picture
    const name = fileName === '' ? t('styles:picture.one') : fileName
    const sizes = { large: { name, bytes: large }, thumbnail: { name, bytes: thumbnail } }
    toast.undoable(t('styles:picture.removed'), async () => void (await save({ styleId, width, height, ...sizes })))
  }, [picture, styleId, drop, save, toast, t])
  return { picture, loaded: read.isSuccess, busy, take, remove }
}

/** Takes a picture from the clipboard wherever the keyboard is on the screen. */
function usePaste(take: ((file: Blob, name: string) => Promise<void>) | null) {
  useEffect(() => {
    if (take === null) return
    const paste = (event: ClipboardEvent) => {
      const file = pastedPicture(event)
      if (file === undefined) return
      event.preventDefault()
      void take(file, file.name)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [take])
}

function Empty({ swatches, may }: { readonly swatches: readonly string[]; readonly may: boolean }) {
  const { t } = useTexts()
  return (
    <>
      <span className="picture-empty">
        <StylesIcon />
        {t('styles:picture.none')}
        {may && <span>{t('styles:picture.hint')}</span>}
      </span>
      <span className="picture-colours">
        {swatches.map((swatch) => (
          <i key={swatch} style={{ backgroundColor: swatch }} />
        ))}
      </span>
    </>
  )
}

/** A style's picture: chosen from a file, dropped, or pasted; taken away with a way back. */
export function PictureBox({ styleId, name, swatches }: PictureBoxProps) {
  const { t } = useTexts()
  const toast = useToast()
  const text = useErrorText()
  const kinds = useFileKinds().photos
  const may = useMay()('pictures.save')
  const { picture, loaded, busy, take, remove } = usePicture(styleId)
  const choose = useCallback(async () => {
    try {
      const [file] = await chooseFiles(kinds)
      if (file !== undefined) await take(new Blob([new Uint8Array(file.bytes)]), file.name)
    } catch (error) {
      toast.error(text(error))
    }
  }, [kinds, take, toast, text])
  usePaste(may ? take : null)
  const { over, handlers } = useFileDrop({
    kinds,
    multiple: false,
    onFiles: may ? ([file]) => void (file && take(new Blob([new Uint8Array(file.bytes)]), file.name)) : null,
  })
  useKeys(
    useMemo(
      () =>
        may
          ? [
              { keys: 'Alt+I', label: t('styles:picture.choose'), run: () => void choose() },
              { keys: 'Ctrl+V', label: t('styles:picture.paste') },
            ]
          : [],
      [may, choose, t],
    ),
  )
  const address = useMemo(() => (picture === null ? null : jpegAddress(picture.large)), [picture])
  return (
    <div className="picture-box">
      <div className={over ? 'picture-frame picture-over' : 'picture-frame'} aria-busy={busy} {...handlers}>
        {address !== null && <img src={address} alt={name} draggable={false} />}
        {loaded && address === null && <Empty swatches={swatches.filter((each) => each !== '')} may={may} />}
      </div>
      {may && (
        <div className="picture-actions">
          <Button size="small" title="Alt+I" loading={busy} onClick={() => void choose()}>
            {t('styles:picture.choose')}
          </Button>
          {picture !== null && (
            <Button size="small" onClick={() => void remove()}>
              {t('styles:picture.remove')}
            </Button>
          )}
        </div>
      )}
      {picture !== null && (
        <p className="picture-note faint">
          {picture.fileName} {picture.userName} <Instant at={picture.at} />
        </p>
      )}
    </div>
  )
}
