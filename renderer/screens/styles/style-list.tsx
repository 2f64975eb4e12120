import { Button, Select } from 'antd'
import { useCallback, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { StyleRow } from '../../../shared/schemas/styles'
import { api } from '../../api'
import { useRead } from '../../api/hooks'
import { thumbnailOf } from '../../api/thumbnails'
import { useCommands } from '../../components/commands/registry'
import { StylesIcon } from '../../components/icons'
import { type ChangeFilter, MasterPages } from '../../components/masters'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { StyleSummary } from './style-summary'
import './styles.css'

interface Filter {
  readonly query?: string
  readonly season?: string
  readonly category?: string
}

const noFilter: Filter = {}

function useColumns(): readonly GridColumn<StyleRow>[] {
  const { t } = useTexts()
  const mayPicture = useMay()('pictures.thumbnails')
  return useMemo(
    () => [
      ...(mayPicture ? [pictureColumn(t('styles:picture.one'))] : []),
      { field: 'code', header: t('styles:field.code'), type: 'code', width: 104 },
      { field: 'name', header: t('styles:field.name'), flex: 1, width: 140 },
      { field: 'season', header: t('styles:field.season'), width: 72 },
      { field: 'wave', header: t('styles:field.wave'), width: 72 },
      { field: 'category', header: t('styles:field.category'), width: 84 },
      { field: 'subcategory', header: t('styles:field.subcategory'), width: 120, hidden: true },
      { field: 'launchDate', header: t('styles:field.launchDate'), type: 'day', hidden: true },
      { field: 'sizeGroupName', header: t('styles:field.sizeGroup'), width: 108 },
      { field: 'colourCount', header: t('styles:field.colourCount'), type: 'quantity', width: 64 },
      { field: 'skuCount', header: t('styles:field.skuCount'), type: 'quantity', width: 64 },
      { field: 'tagPriceFen', header: t('styles:field.tagPrice'), type: 'money', width: 104 },
    ],
    [t, mayPicture],
  )
}

const pictureColumn = (header: string): GridColumn<StyleRow> => ({
  ...{ field: 'picture', header, width: 52, sortable: false },
  value: () => null,
  picture: (row) => thumbnailOf(row.id),
})

function PictureImportButton() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()('pictures.save')
  const open = useCallback(() => void navigate('/styles/pictures'), [navigate])
  useCommands(
    useMemo(
      () => (may ? [{ id: 'import-pictures', title: t('styles:picture.import'), run: open }] : []),
      [may, open, t],
    ),
  )
  return may ? <Button onClick={open}>{t('styles:picture.import')}</Button> : null
}

function Filters({ value, change }: { readonly value: Filter; readonly change: ChangeFilter<Filter> }) {
  const { t } = useTexts()
  const facets = useRead('styles.facets', {}).data
  const choice = (key: 'season' | 'category', label: string, values: readonly string[] = []) => (
    <Select<string | null>
      className="style-choice"
      allowClear
      showSearch
      aria-label={t(`styles:field.${key}`)}
      placeholder={label}
      value={value[key] ?? null}
      options={values.map((text) => ({ value: text, label: text }))}
      onChange={(picked) => change({ [key]: picked ?? undefined })}
    />
  )
  return (
    <>
      {choice('season', t('styles:allSeasons'), facets?.seasons)}
      {choice('category', t('styles:allCategories'), facets?.categories)}
    </>
  )
}

/** Every style by code, narrowed by season, category or any word. */
export function StyleList() {
  const { t } = useTexts()
  const navigate = useNavigate()
  const create = useCallback(() => void navigate('/styles/new'), [navigate])
  return (
    <MasterPages<StyleRow, Filter>
      noun="styles"
      words={{
        title: t('styles:title'),
        new: t('styles:new'),
        import: t('styles:import'),
        search: t('styles:search'),
        none: t('styles:none'),
        noneHint: t('styles:noneHint'),
        noMatch: t('styles:noMatch'),
        noMatchHint: t('styles:noMatchHint'),
      }}
      icon={<StylesIcon />}
      columns={useColumns()}
      noFilter={noFilter}
      list={api.styles.list}
      filters={(filter, change) => <Filters value={filter} change={change} />}
      onNew={create}
      actions={<PictureImportButton />}
      summary={(row) => <StyleSummary row={row} />}
    />
  )
}
