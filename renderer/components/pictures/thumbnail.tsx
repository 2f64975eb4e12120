import { useThumbnail } from '../../api/thumbnails'
import { useTexts } from '../../i18n'
import { StylesIcon } from '../icons'

interface ThumbnailProps {
  readonly styleId: number
  /** What the picture shows, for whoever does not see it. */
  readonly name: string
  /** The colour that stands in its place where there is none, `#rrggbb` or empty. */
  readonly swatch?: string
}

/** A style's small picture; where it has none an empty frame in its colour, which nobody takes for a picture. */
export function Thumbnail({ styleId, name, swatch = '' }: ThumbnailProps) {
  const { t } = useTexts()
  const address = useThumbnail(styleId)
  if (address === undefined) return <span className="thumbnail" aria-hidden />
  if (address !== null) return <img className="thumbnail" src={address} alt={name} draggable={false} />
  return (
    <span className="thumbnail thumbnail-none" title={t('styles:picture.none')}>
      {swatch !== '' && <i style={{ backgroundColor: swatch }} />}
      <StylesIcon />
    </span>
  )
}
