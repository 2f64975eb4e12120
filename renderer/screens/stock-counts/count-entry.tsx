import { Input, Segmented } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { api } from '../../api'
import { useRead, useWrite } from '../../api/hooks'
import { ConfirmPosting } from '../../components/dialogs'
import { DocumentScreen, HeaderField, HeaderFields, Total, Totals } from '../../components/document-screen'
import { DayField } from '../../components/fields'
import { ChoiceControl, TextControl } from '../../components/masters'
import { Skeleton } from '../../components/skeleton'
import { useToast } from '../../components/toast'
import { Quantity } from '../../components/values'
import { formatQuantity } from '../../components/values/text'
import { type CellFlag, type SheetColumn, SizeMatrix } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { type CountResult, resultOf } from './count-session'
import { useCount } from './use-count'
import './stock-counts.css'

type Count = ReturnType<typeof useCount>

const countable = { kinds: ['company', 'regional', 'quarantine', 'distributor'] }
const findStyles = (query: string) => api.styles.find({ query })

function Scan({ scan }: { readonly scan: Count['scan'] }) {
  const { t } = useTexts()
  const toast = useToast()
  const [code, setCode] = useState('')
  const [news, setNews] = useState('')
  const waiting = useRef(Promise.resolve())
  const take = () => {
    const scanned = code.trim()
    setCode('')
    if (scanned === '') return
    // A scanner is faster than the books: one code after the other, in the order they came.
    waiting.current = waiting.current.then(async () => {
      try {
        const found = await scan(scanned)
        if (found.kind === 'unknown') toast.error(t('stock:count.scanUnknown', { code: scanned }))
        else setNews(t('stock:count.scanned', { sku: found.sku, count: found.count }))
      } catch {
        toast.error(t('stock:count.scanUnknown', { code: scanned }))
      }
    })
  }
  return (
    <span className="count-scan">
      <Input
        id="count-scan"
        value={code}
        placeholder={t('stock:count.scan')}
        aria-label={t('stock:count.scan')}
        onChange={(event) => setCode(event.target.value)}
        onPressEnter={take}
      />
      <span className="soft one-line" aria-live="polite">
        {news}
      </span>
    </span>
  )
}

function Head({ head, setHead, scan }: Pick<Count, 'head' | 'setHead' | 'scan'>) {
  const { t } = useTexts()
  const places = useRead('warehouses.list', countable).data ?? []
  const [first] = useState(head.warehouseId)
  useEffect(() => {
    if (first === null) document.getElementById('count-warehouse')?.focus()
  }, [first])
  const blanks = [
    { value: 'skip', label: t('stock:count.blankSkip') },
    { value: 'zero', label: t('stock:count.blankZero') },
  ]
  return (
    <HeaderFields>
      <HeaderField label={t('stock:count.warehouse')} htmlFor="count-warehouse">
        <ChoiceControl
          id="count-warehouse"
          allowClear={false}
          value={head.warehouseId}
          options={places.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          onChange={(warehouseId) => setHead({ warehouseId })}
        />
      </HeaderField>
      <HeaderField label={t('stock:count.date')} htmlFor="count-date">
        <DayField
          id="count-date"
          allowClear={false}
          value={head.businessDate}
          onChange={(day) => day !== null && setHead({ businessDate: day })}
        />
      </HeaderField>
      <HeaderField label={t('stock:count.reference')} htmlFor="count-reference">
        <TextControl
          id="count-reference"
          maxLength={64}
          value={head.reference}
          onChange={(reference) => setHead({ reference })}
        />
      </HeaderField>
      <HeaderField label={t('stock:count.remark')} htmlFor="count-remark">
        <TextControl id="count-remark" value={head.remark} onChange={(remark) => setHead({ remark })} />
      </HeaderField>
      <HeaderField label={t('stock:count.blank')}>
        <Segmented
          value={head.blankIsZero ? 'zero' : 'skip'}
          options={blanks}
          onChange={(value) => setHead({ blankIsZero: value === 'zero' })}
        />
      </HeaderField>
      <HeaderField label={t('stock:field.sku')} htmlFor="count-scan" span={2}>
        <Scan scan={scan} />
      </HeaderField>
    </HeaderFields>
  )
}

/** The books beside every cell, and a mark where they differ from what was found. */
function useMarks({ rows, book, learned, head }: Count) {
  const { t } = useTexts()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `learned` says that the book has more in it
  return useMemo(() => {
    const flags = new Map<string, Map<number, CellFlag>>()
    for (const row of rows) {
      const own = new Map<number, CellFlag>()
      for (const [position, skuId] of (row.skuIds ?? []).entries()) {
        const entry = row.entries[position] ?? 0
        if (skuId === null || typeof entry === 'string') continue
        const counted = entry !== 0 || head.blankIsZero
        const words = { book: book.bookOf(skuId), counted: entry, difference: entry - book.bookOf(skuId) }
        const differs = counted && words.difference !== 0
        if (differs || words.book !== 0)
          own.set(position, { kind: differs ? 'stock' : 'note', reason: t('stock:count.cell', words) })
      }
      flags.set(row.id, own)
    }
    return flags
  }, [rows, book, learned, head.blankIsZero, t])
}

function useColumns(book: Count['book'], blankIsZero: boolean) {
  const { t } = useTexts()
  return useMemo(() => {
    const sum = (of: (entry: number, held: number) => number): SheetColumn['value'] => {
      return (row) =>
        (row.skuIds ?? []).reduce<number>((total, skuId, position) => {
          const entry = row.entries[position] ?? 0
          return skuId === null || typeof entry === 'string' ? total : total + of(entry, book.bookOf(skuId))
        }, 0)
    }
    const column = (field: 'book' | 'counted' | 'difference', value: SheetColumn['value']): SheetColumn => ({
      field,
      header: t(`stock:count.${field}`),
      width: 84,
      type: 'quantity',
      total: 'sum',
      value,
    })
    return [
      column(
        'book',
        sum((_, held) => held),
      ),
      column(
        'counted',
        sum((entry) => entry),
      ),
      column(
        'difference',
        sum((entry, held) => (entry === 0 && !blankIsZero ? 0 : entry - held)),
      ),
    ]
  }, [book, blankIsZero, t])
}

function Sheet({ count }: { readonly count: Count }) {
  const flags = useMarks(count)
  const right = useColumns(count.book, count.head.blankIsZero)
  if (count.shown === null) return <Skeleton lines={8} />
  return (
    <SizeMatrix
      key={count.shown.key}
      ref={count.sheet}
      rows={count.shown.rows}
      groups={count.shown.groups}
      priceless
      autoFocus={count.head.warehouseId !== null}
      right={right}
      flags={flags}
      findStyles={findStyles}
      onAddStyle={count.addStyle}
      onChange={count.onChange}
    />
  )
}

function usePosting(count: Count, result: CountResult) {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const write = useWrite('stockCounts.post')
  const [asking, setAsking] = useState(false)
  const ask = () => {
    if (count.head.warehouseId === null) toast.error(t('stock:count.noWarehouse'))
    else if (result.lines.length === 0) toast.error(t('stock:count.nothing'))
    else setAsking(true)
  }
  const post = async () => {
    const { warehouseId, blankIsZero: _, ...head } = count.head
    if (warehouseId === null) return
    const done = await write.run({ ...head, warehouseId, lines: result.lines })
    setAsking(false)
    if (!done.ok) return
    count.forget()
    toast.success(t('stock:count.posted', { number: done.value.number }))
    void navigate(`/stock-counts/${done.value.id}`, { replace: true })
  }
  return { asking, ask, post, keep: () => setAsking(false), busy: write.pending }
}

/** Enters what was found in a warehouse, by scanner or by keyboard, beside what the books say; posts the difference. */
export function CountEntry() {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const count = useCount()
  const { head, rows, book, learned } = count
  // biome-ignore lint/correctness/useExhaustiveDependencies: `learned` says that the book has more in it
  const result = useMemo(() => resultOf(rows, book, head.blankIsZero), [rows, book, learned, head.blankIsZero])
  const posting = usePosting(count, result)
  const latest = useRef({ ask: posting.ask, typed: rows.length > 0 })
  latest.current = { ask: posting.ask, typed: rows.length > 0 }
  const places = useRead('warehouses.list', countable).data
  const warehouse = places?.find(({ id }) => id === head.warehouseId)?.name ?? ''
  const back = useCallback(() => {
    if (latest.current.typed) toast.info(t('masters:draft.kept'))
    void navigate('/stock-counts')
  }, [navigate, t, toast])
  const primary = useMemo(
    () => ({ label: t('stock:count.post'), keys: 'Ctrl+Enter', onClick: () => latest.current.ask() }),
    [t],
  )
  const keys = useMemo(
    () => [{ keys: 'F2', label: t('stock:count.scan'), run: () => document.getElementById('count-scan')?.focus() }],
    [t],
  )
  const words = { count: formatQuantity(result.over) }
  return (
    <>
      <DocumentScreen
        title={t('stock:count.newTitle')}
        primary={primary}
        keys={keys}
        onBack={back}
        header={<Head head={head} setHead={count.setHead} scan={count.scan} />}
        totals={
          <Totals>
            <Total label={t('stock:count.counted')}>{t('stock:count.lines', { count: result.lines.length })}</Total>
            <Total label={t('stock:count.over')}>
              <Quantity value={result.over} />
            </Total>
            <Total label={t('stock:count.under')}>
              <Quantity value={result.under} />
            </Total>
            <Total label={t('stock:count.net')} strong>
              <Quantity value={result.over - result.under} />
            </Total>
          </Totals>
        }
      >
        <Sheet count={count} />
      </DocumentScreen>
      <ConfirmPosting
        open={posting.asking}
        title={t('stock:count.postTitle', { warehouse })}
        effects={[
          t('stock:count.effectOver', words),
          t('stock:count.effectUnder', { count: formatQuantity(result.under) }),
          t('stock:count.effectSame', { count: formatQuantity(result.same) }),
          t('stock:count.effectDate', { date: head.businessDate }),
        ]}
        busy={posting.busy}
        onConfirm={() => void posting.post()}
        onCancel={posting.keep}
      />
    </>
  )
}
