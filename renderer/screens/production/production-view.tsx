import { useParams } from 'react-router'
import { useRead } from '../../api/hooks'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { ProductionEditor } from './production-editor'
import { ProductionReader } from './production-reader'

function Stored({ id }: { readonly id: number }) {
  const may = useMay()
  const read = useRead('production.get', { id })
  return (
    <Loaded read={read} lines={10}>
      {(order) =>
        order.document.status === 'draft' && may('production.save') ? (
          <ProductionEditor key={order.document.id} order={order} refetch={read.refetch} />
        ) : (
          <ProductionReader order={order} />
        )
      }
    </Loaded>
  )
}

const nothingToRead = () => undefined

/** One production order: typed or summed up while it is a draft, watched until everything arrived. */
export function ProductionView() {
  const { id } = useParams()
  if (id === 'new') return <ProductionEditor key="new" order={null} refetch={nothingToRead} />
  return <Stored key={id} id={Number(id)} />
}
