import { useMemo } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useRead } from '../../api/hooks'
import { today } from '../../components/goods/today'
import { Loaded } from '../../components/skeleton'
import { blankReceipt, contentOfReceipt } from './receipt-draft'
import { ReceiptEditor } from './receipt-editor'

function NewReceipt() {
  const [search] = useSearchParams()
  const id = Number(search.get('distributor') ?? 0)
  const found = useRead('distributors.get', { id }, { enabled: id > 0 })
  // A fair sends its deposit along: which fair, and how much is missing.
  const fairId = Number(search.get('fair') ?? 0)
  const prepayment = Number(search.get('prepayment') ?? 0)
  const blank = useMemo(() => {
    const plain = blankReceipt(today())
    const base = fairId > 0 ? { ...plain, fairId, parts: { ...plain.parts, prepayment } } : plain
    if (found.data === undefined) return base
    return { ...base, distributorId: id, distributorLabel: `${found.data.code} ${found.data.name}` }
  }, [found.data, id, fairId, prepayment])
  if (id > 0 && found.data === undefined && found.error === null) return null
  return <ReceiptEditor key={id} receipt={null} inBooks={blank} />
}

function KnownReceipt({ id }: { readonly id: number }) {
  const read = useRead('receipts.get', { id })
  return (
    <Loaded read={read}>
      {(receipt) => (
        <ReceiptEditor key={id} receipt={receipt} inBooks={contentOfReceipt(receipt)} refetch={read.refetch} />
      )}
    </Loaded>
  )
}

/** One receipt: typed, approved, posted, taken back. */
export function ReceiptView() {
  const { id } = useParams()
  return id === 'new' ? <NewReceipt /> : <KnownReceipt key={id} id={Number(id)} />
}
