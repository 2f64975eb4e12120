import { useMemo } from 'react'
import type { FileKind } from '../../api/bridge'
import { useTexts } from '../../i18n'

/** What the product reads and writes, named in the language of the moment. */
export function useFileKinds(): Readonly<
  Record<'excel' | 'csv' | 'pdf' | 'sheets' | 'picture' | 'photos', readonly FileKind[]>
> {
  const { t } = useTexts()
  return useMemo(() => {
    const excel = { name: t('components:export.excel'), extensions: ['xlsx'] }
    const csv = { name: t('components:export.csv'), extensions: ['csv'] }
    const pdf = { name: t('components:export.pdf'), extensions: ['pdf'] }
    const sheets = { name: t('components:export.sheets'), extensions: ['xlsx', 'csv'] }
    const picture = { name: t('components:export.picture'), extensions: ['png'] }
    const photos = {
      name: t('components:export.picture'),
      extensions: ['jpg', 'jpeg', 'png', 'webp', 'gif', 'bmp', 'avif'],
    }
    return { photos: [photos], excel: [excel], csv: [csv], pdf: [pdf], sheets: [sheets], picture: [picture] }
  }, [t])
}
