import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import type { ChangeOrigin, OrderDocument } from '../../../../shared/schemas/orders'
import type { StyleMatrix } from '../../../../shared/schemas/styles'
import { useRead } from '../../../api/hooks'
import { useSession } from '../../../components/session'
import { amendmentKey } from '../local-drafts'
import type { Comparison } from './comparison'
import { handAmendment } from './hand-amendment'

interface HandOver {
  readonly order: OrderDocument
  readonly comparison: Comparison
  readonly matrices: readonly StyleMatrix[] | undefined
  readonly accepted: ReadonlySet<number>
}

/** Takes accepted cells into an amendment of the order and goes there. */
export function useHandOver({ order, comparison, matrices = [], accepted }: HandOver): (origin: ChangeOrigin) => void {
  const { userId } = useSession()
  const navigate = useNavigate()
  const company = useRead('companies.list', {}).data?.open?.id ?? ''
  const { id } = order.document
  return useCallback(
    (origin: ChangeOrigin) => {
      const cells = new Map([...accepted].map((skuId) => [skuId, comparison.offered.get(skuId)?.theirs ?? 0]))
      const places = new Map([...comparison.to.places, ...comparison.from.places])
      handAmendment(amendmentKey(company, userId, id), { order, matrices, cells, places, origin })
      void navigate(`/orders/${id}/amend`)
    },
    [order, comparison, matrices, accepted, company, userId, id, navigate],
  )
}
