import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { FairDetail, StyleMatrix } from '../../../shared/schemas/styles'
import { api } from '../../api'
import { useRead } from '../../api/hooks'
import { EmptyState } from '../../components/empty-state'
import { StylePicker } from '../../components/fields'
import { useToast } from '../../components/toast'
import { DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

interface FairStylesProps {
  readonly fair: FairDetail
  /** Null where the role may only look. */
  readonly onSave: ((styleIds: number[]) => void) | null
}

/** Every style of a season, page by page. */
async function stylesOfSeason(season: string): Promise<number[]> {
  const ids: number[] = []
  let after: string | undefined
  do {
    const page = await api.styles.list({ season, limit: 1000, ...(after === undefined ? {} : { after }) })
    ids.push(...page.rows.map((row) => row.id))
    after = page.next ?? undefined
  } while (after !== undefined)
  return ids
}

function useColumns(): readonly GridColumn<StyleMatrix>[] {
  const { t } = useTexts()
  return useMemo(
    () => [
      { field: 'code', header: t('styles:field.code'), type: 'code', width: 112 },
      { field: 'name', header: t('styles:field.name'), flex: 1, width: 180 },
      { field: 'season', header: t('styles:field.season'), width: 96 },
      { field: 'wave', header: t('styles:field.wave'), width: 96 },
      { field: 'category', header: t('styles:field.category'), width: 120 },
      { field: 'sizeGroupName', header: t('styles:field.sizeGroup'), width: 140 },
      { field: 'colourCount', header: t('styles:field.colourCount'), type: 'quantity', width: 80 },
      { field: 'tagPriceFen', header: t('styles:field.tagPrice'), type: 'money' },
    ],
    [t],
  )
}

/** The styles a fair shows; orders of the fair choose from them. */
export function FairStyles({ fair, onSave }: FairStylesProps) {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const [picked, setPicked] = useState<StyleMatrix | null>(null)
  const read = useRead('styles.matrix', { styleIds: fair.styleIds.slice(0, 2000) }, { keepPrevious: true })
  const columns = useColumns()
  const add = (ids: readonly number[]) => {
    const fresh = ids.filter((id) => !fair.styleIds.includes(id))
    if (fresh.length === 0) return
    onSave?.([...fair.styleIds, ...fresh])
    toast.success(t('fairs:addedStyles', { count: fresh.length }))
  }
  return (
    <div className="fair-tab">
      {onSave !== null && (
        <div className="fair-tools">
          <span className="fair-picker">
            <StylePicker value={null} onChange={(id) => id !== null && add([id])} />
          </span>
          <Button
            disabled={fair.season === ''}
            onClick={() => void stylesOfSeason(fair.season).then(add, () => toast.error(t('components:read.failed')))}
          >
            {t('fairs:addSeason')}
          </Button>
          <Button disabled={picked === null} onClick={() => onSave(fair.styleIds.filter((id) => id !== picked?.id))}>
            {t('fairs:removeStyle')}
          </Button>
        </div>
      )}
      <div className="fair-grid">
        <DataGrid<StyleMatrix>
          id="fair-styles"
          columns={columns}
          rows={read.data}
          rowId={(row) => row.id}
          onCursor={setPicked}
          onOpen={(row) => void navigate(`/styles/${row.id}`)}
          empty={<EmptyState title={t('fairs:noStyles')} hint={t('fairs:noStylesHint')} />}
        />
      </div>
    </div>
  )
}
