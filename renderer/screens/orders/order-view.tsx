import { useCallback, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useRead } from '../../api/hooks'
import { useMay } from '../../components/session'
import { ReadFailed, Skeleton } from '../../components/skeleton'
import { OrderEditor } from './order-editor'
import { OrderReader } from './order-reader'
import './orders.css'

/**
 * One order: typed while it is a draft, read afterwards. A new order gets its number by its first save; the editor stays as it is
 * while the address changes, so that nobody notices while typing.
 */
export function OrderView() {
  const { id = 'new' } = useParams()
  const navigate = useNavigate()
  const may = useMay()
  const created = useRef<string | null>(null)
  const [opened, setOpened] = useState({ id, key: 0 })
  if (opened.id !== id) setOpened({ id, key: id === created.current ? opened.key : opened.key + 1 })
  const onCreated = useCallback(
    (order: number) => {
      created.current = String(order)
      void navigate(`/orders/${order}`, { replace: true })
    },
    [navigate],
  )
  const isNew = id === 'new'
  const read = useRead('orders.get', { id: isNew ? 1 : Number(id) }, { enabled: !isNew })
  const order = isNew ? undefined : read.data
  const stays = isNew || (order === undefined && id === created.current)
  if (stays || (order?.document.status === 'draft' && may('orders.save'))) {
    return <OrderEditor key={opened.key} order={order ?? null} onCreated={onCreated} />
  }
  if (order !== undefined) return <OrderReader key={order.document.id} order={order} />
  return read.error === null ? <Skeleton lines={10} /> : <ReadFailed error={read.error} retry={read.refetch} />
}
