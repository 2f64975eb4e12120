import dayjs from 'dayjs'
import { type RefObject, useCallback, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import type { ProductionDocument } from '../../../shared/schemas/production'
import { useWrite } from '../../api/hooks'
import { type DraftLine, useLocalDraft, useStep } from '../../components/goods'
import { useSession } from '../../components/session'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'

/** The head of a production order while it is typed. */
export interface ProductionTerms {
  readonly factory: string
  readonly businessDate: string
  readonly dueDate: string | null
  /** Undefined until it is known: the books then take what the factory's own record says. */
  readonly toleranceBp: number | null | undefined
  readonly reference: string
  readonly remark: string
}

/** What was typed and not saved, as this computer keeps it. */
interface Kept {
  readonly version: number | null
  readonly terms: ProductionTerms
  readonly lines: readonly DraftLine[]
}

const usualLead = 45

const termsOf = (order: ProductionDocument | null): ProductionTerms => ({
  factory: order?.factory ?? localStorage.getItem('production.factory') ?? '',
  businessDate: order?.document.businessDate ?? dayjs().format('YYYY-MM-DD'),
  dueDate: order?.dueDate ?? dayjs().add(usualLead, 'day').format('YYYY-MM-DD'),
  toleranceBp: order === null ? undefined : order.toleranceBp,
  reference: order?.document.reference ?? '',
  remark: order?.document.remark ?? '',
})

function firstOf(order: ProductionDocument | null, found: Kept | null): Kept & { readonly restored: boolean } {
  const version = order?.document.version ?? null
  // What was typed against another version would undo someone's work unseen; the books win there.
  if (found !== null && found.version === version)
    return { ...found, terms: { ...termsOf(order), ...found.terms }, restored: true }
  return { version, terms: termsOf(order), lines: order?.lines ?? [], restored: false }
}

interface Saving {
  readonly order: ProductionDocument | null
  readonly refetch: () => unknown
  readonly now: RefObject<Omit<Kept, 'version'>>
  readonly done: () => void
}

/** Brings what is typed into the books; what is missing is said first. */
function useSaving({ order, refetch, now, done }: Saving) {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const write = useWrite('production.save')
  const step = useStep(refetch)
  const { run } = write
  const save = useCallback(async (): Promise<ProductionDocument | null> => {
    const { terms: head, lines } = now.current
    const { factory, dueDate } = head
    const missing = factory.trim() === '' ? 'needFactory' : dueDate === null ? 'needDue' : 'needLines'
    if (factory.trim() === '' || dueDate === null || lines.length === 0) {
      toast.error(t(`production:save.${missing}`))
      return null
    }
    const seen = order === null ? {} : { id: order.document.id, version: order.document.version }
    const wanted = lines.map(({ skuId, quantity: pieces }) => ({ skuId, quantity: pieces }))
    const { toleranceBp, ...rest } = head
    const agreed = toleranceBp === undefined ? {} : { toleranceBp }
    const saved = await step(run({ ...seen, ...rest, ...agreed, dueDate, lines: wanted }), t('production:save.done'))
    if (saved === null) return null
    localStorage.setItem('production.factory', factory)
    done()
    if (order === null) void navigate(`/production/${saved.document.id}`, { replace: true })
    return saved
  }, [order, now, run, step, toast, t, done, navigate])
  return { save, saving: write.pending, fields: write.fields }
}

/** A production order while it is typed: kept on this computer, saved by Ctrl+S, placed when it is right. */
export function useProductionForm(order: ProductionDocument | null, refetch: () => unknown) {
  const { userId } = useSession()
  const { found, keep, forget } = useLocalDraft<Kept>(`production.${userId}.${order?.document.id ?? 'new'}`)
  const [first] = useState(() => firstOf(order, found))
  const [terms, setTerms] = useState(first.terms)
  const [quantity, setQuantity] = useState(() => first.lines.reduce((sum, line) => sum + line.quantity, 0))
  const [dirty, setDirty] = useState(first.restored)
  const version = order?.document.version ?? null
  const now = useRef({ terms, lines: first.lines })
  const touch = useCallback(() => {
    setDirty(true)
    keep({ version, ...now.current })
  }, [keep, version])
  const change = useCallback(
    (patch: Partial<ProductionTerms>) => {
      now.current = { ...now.current, terms: { ...now.current.terms, ...patch } }
      setTerms(now.current.terms)
      touch()
    },
    [touch],
  )
  const setLines = useCallback(
    (lines: readonly DraftLine[]) => {
      now.current = { ...now.current, lines }
      setQuantity(lines.reduce((sum, line) => sum + line.quantity, 0))
      touch()
    },
    [touch],
  )
  const save = useSaving({
    order,
    refetch,
    now,
    done: useCallback(() => {
      forget()
      setDirty(false)
    }, [forget]),
  })
  return {
    first,
    terms,
    change,
    setLines,
    quantity,
    dirty,
    restored: first.restored,
    ...save,
    forget,
  }
}

/** What `useProductionForm` gives. */
export type ProductionForm = ReturnType<typeof useProductionForm>
