import { Button } from 'antd'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useRead, useWrite } from '../../api/hooks'
import { ConfirmPosting } from '../../components/dialogs'
import { DocumentScreen, Total, Totals } from '../../components/document-screen'
import { useToast } from '../../components/toast'
import { Quantity } from '../../components/values'
import { formatQuantity } from '../../components/values/text'
import { useTexts } from '../../i18n'
import { CountForm, countable } from './count-form'
import { type CountResult, resultOf } from './count-session'
import { CountSheet } from './count-sheet'
import { type Count, useCount } from './use-count'

function usePosting(count: Count, result: CountResult) {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const write = useWrite('stockCounts.post')
  const [asking, setAsking] = useState(false)
  const ask = () => {
    if (count.head.warehouseId === null) toast.error(t('stock:count.noWarehouse'))
    else if (result.lines.length === 0) toast.error(t('stock:count.nothing'))
    else if (count.hidden) count.show({ revealed: true })
    else setAsking(true)
  }
  const post = async () => {
    const { warehouseId, blankIsZero: _, revealed: _revealed, ...head } = count.head
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

function Sums({ result, hidden }: { readonly result: CountResult; readonly hidden: boolean }) {
  const { t } = useTexts()
  return (
    <Totals>
      <Total label={t('stock:count.counted')}>{t('stock:count.lines', { count: result.lines.length })}</Total>
      {hidden ? (
        <Total label={t('stock:count.pieces')} strong>
          <Quantity value={result.lines.reduce((sum, line) => sum + line.countedQuantity, 0)} />
        </Total>
      ) : (
        <>
          <Total label={t('stock:count.over')}>
            <Quantity value={result.over} />
          </Total>
          <Total label={t('stock:count.under')}>
            <Quantity value={result.under} />
          </Total>
          <Total label={t('stock:count.net')} strong>
            <Quantity value={result.over - result.under} />
          </Total>
        </>
      )}
    </Totals>
  )
}

interface PostingQuestionProps {
  readonly count: Count
  readonly result: CountResult
  readonly posting: ReturnType<typeof usePosting>
}

function PostingQuestion({ count, result, posting }: PostingQuestionProps) {
  const { t } = useTexts()
  const places = useRead('warehouses.list', countable).data
  const warehouse = places?.find(({ id }) => id === count.head.warehouseId)?.name ?? ''
  return (
    <ConfirmPosting
      open={posting.asking}
      title={t('stock:count.postTitle', { warehouse })}
      effects={[
        t('stock:count.effectOver', { count: formatQuantity(result.over) }),
        t('stock:count.effectUnder', { count: formatQuantity(result.under) }),
        t('stock:count.effectSame', { count: formatQuantity(result.same) }),
        t('stock:count.effectDate', { date: count.head.businessDate }),
      ]}
      busy={posting.busy}
      onConfirm={() => void posting.post()}
      onCancel={posting.keep}
    />
  )
}

/** Enters what was found in a warehouse, by scanner or by keyboard, beside what the books say unless the count is blind; posts the difference. */
export function CountEntry() {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const count = useCount()
  const { head, rows, book, learned, hidden } = count
  // biome-ignore lint/correctness/useExhaustiveDependencies: `learned` says that the book has more in it
  const result = useMemo(() => resultOf(rows, book, head.blankIsZero), [rows, book, learned, head.blankIsZero])
  const posting = usePosting(count, result)
  const latest = useRef({ ask: posting.ask, typed: rows.length > 0 })
  latest.current = { ask: posting.ask, typed: rows.length > 0 }
  const back = useCallback(() => {
    if (latest.current.typed) toast.info(t('masters:draft.kept'))
    void navigate('/stock-counts')
  }, [navigate, t, toast])
  const primary = useMemo(
    () => ({
      label: t(hidden ? 'stock:count.reveal' : 'stock:count.post'),
      keys: 'Ctrl+Enter',
      onClick: () => latest.current.ask(),
    }),
    [hidden, t],
  )
  const keys = useMemo(
    () => [{ keys: 'Alt+B', label: t('stock:count.scan'), run: () => document.getElementById('count-scan')?.focus() }],
    [t],
  )
  return (
    <>
      <DocumentScreen
        title={t('stock:count.newTitle')}
        primary={primary}
        keys={keys}
        onBack={back}
        header={<CountForm count={count} />}
        actions={
          head.revealed && (
            <Button onClick={() => count.show({ blind: false, revealed: false })}>{t('stock:count.again')}</Button>
          )
        }
        totals={<Sums result={result} hidden={hidden} />}
      >
        <CountSheet count={count} />
      </DocumentScreen>
      <PostingQuestion count={count} result={result} posting={posting} />
    </>
  )
}
