import { useCallback } from 'react'
import { Navigate, useNavigate, useParams } from 'react-router'
import { useRead } from '../../api/hooks'
import { ReadFailed, Skeleton } from '../../components/skeleton'
import { AmendEditor } from './amend-editor'
import { isAmendable } from './amendable'
import './orders.css'

/** The address of an order that is being amended; one that cannot be amended is shown as it is. */
export function AmendView() {
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const read = useRead('orders.get', { id: Number(id) })
  const leave = useCallback(() => void navigate(`/orders/${id}`), [navigate, id])
  const order = read.data
  if (order === undefined)
    return read.error === null ? <Skeleton lines={10} /> : <ReadFailed error={read.error} retry={read.refetch} />
  if (!isAmendable(order)) return <Navigate to={`/orders/${id}`} replace />
  return <AmendEditor key={id} order={order} onLeave={leave} />
}
