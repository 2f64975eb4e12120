import { useMemo } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useRead } from '../../api/hooks'
import { today } from '../../components/goods/today'
import { Loaded } from '../../components/skeleton'
import { blankAdjustment, contentOfAdjustment } from './adjustment-draft'
import { AdjustmentEditor } from './adjustment-editor'

function NewAdjustment() {
  const [search] = useSearchParams()
  const id = Number(search.get('distributor') ?? 0)
  const found = useRead('distributors.get', { id }, { enabled: id > 0 })
  const blank = useMemo(() => {
    const base = blankAdjustment(today())
    if (found.data === undefined) return base
    return { ...base, distributorId: id, distributorLabel: `${found.data.code} ${found.data.name}` }
  }, [found.data, id])
  if (id > 0 && found.data === undefined && found.error === null) return null
  return <AdjustmentEditor key={id} adjustment={null} inBooks={blank} />
}

function KnownAdjustment({ id }: { readonly id: number }) {
  const read = useRead('adjustments.get', { id })
  return (
    <Loaded read={read}>
      {(adjustment) => (
        <AdjustmentEditor
          key={id}
          adjustment={adjustment}
          inBooks={contentOfAdjustment(adjustment)}
          refetch={read.refetch}
        />
      )}
    </Loaded>
  )
}

/** One adjustment: typed, approved, taken back. */
export function AdjustmentView() {
  const { id } = useParams()
  return id === 'new' ? <NewAdjustment /> : <KnownAdjustment key={id} id={Number(id)} />
}
