import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { sharedRun } from '../../../shared/domain/reconciliation/shared-run'
import type { ComparedLine } from '../../../shared/schemas/reconciliations'
import { StateBadge } from '../../components/state-badge'
import { Money, Quantity } from '../../components/values'
import { useTexts } from '../../i18n'
import { type ComparedRow, isLone } from './compared-rows'
import { reasonText } from './reason-text'
import type { Cursor } from './use-cursor'

const step = 300

interface SideProps {
  readonly lines: readonly ComparedLine[]
  readonly others: readonly ComparedLine[]
  readonly side: 'ours' | 'theirs'
  readonly onOpen?: (line: ComparedLine) => void
}

/** A reference with the part that the other side has too. */
function Marked({
  text,
  other,
  side,
}: {
  readonly text: string
  readonly other: string
  readonly side: SideProps['side']
}) {
  const found = side === 'ours' ? sharedRun(text, other) : sharedRun(other, text)
  if (found === null) return text
  const start = side === 'ours' ? found.ourStart : found.theirStart
  return (
    <>
      {text.slice(0, start)}
      <mark>{text.slice(start, start + found.length)}</mark>
      {text.slice(start + found.length)}
    </>
  )
}

function Reference({
  line,
  other,
  side,
  onOpen,
}: { line: ComparedLine; other: string } & Pick<SideProps, 'side' | 'onOpen'>) {
  const shown = <Marked text={line.reference} other={other} side={side} />
  const title = [line.text, line.reference].filter((text) => text !== '').join(' · ')
  return onOpen === undefined ? (
    <span className="one-line" title={title}>
      {shown}
    </span>
  ) : (
    <button type="button" tabIndex={-1} className="compare-open one-line" title={title} onClick={() => onOpen(line)}>
      {shown}
    </button>
  )
}

/** Month and day: the year stands above, in the period, and on the pointer. */
function ShortDay({ line }: { readonly line: ComparedLine }) {
  const { t } = useTexts()
  const { date, carried } = line
  const title = carried ? `${date ?? ''} ${t('reconciliations:carried')}` : (date ?? '')
  return (
    <span title={title} className={carried ? 'soft' : ''}>
      {carried && '↷ '}
      {date?.slice(5) ?? '—'}
    </span>
  )
}

function Side({ lines, others, side, onOpen }: SideProps) {
  const { t } = useTexts()
  const kinds = ['shipment', 'return', 'receipt', 'transfer', 'rebate', 'adjustment'] as const
  const stack = (content: (line: ComparedLine, index: number) => React.ReactNode) =>
    lines.map((line, index) => (
      <div key={line.id} className="compare-line">
        {content(line, index)}
      </div>
    ))
  return (
    <>
      <td>
        {stack((line) => (
          <ShortDay line={line} />
        ))}
      </td>
      <td className="compare-reference">
        {stack((line, index) => (
          <Reference
            line={line}
            other={(others[index] ?? others[0])?.reference ?? ''}
            side={side}
            {...(onOpen ? { onOpen } : {})}
          />
        ))}
      </td>
      <td className="soft">
        {stack((line) => {
          const kind = kinds.find((own) => own === line.kind)
          return t(`reconciliations:kind.${kind ?? 'other'}`)
        })}
      </td>
      <td className="numeric">
        {stack((line) => (
          <Quantity value={line.quantity} blankZero />
        ))}
      </td>
      <td className="numeric">
        {stack((line) => (
          <Money fen={line.amountFen} />
        ))}
      </td>
    </>
  )
}

const tones = { explained: 'done', proposed: 'work', unexplained: 'waits' } as const

function DifferenceCells({ row }: { readonly row: ComparedRow }) {
  const { t } = useTexts()
  const { difference } = row
  if (difference === null)
    return (
      <>
        <td />
        <td />
        <td />
      </>
    )
  const { differenceClass, reason, note, review } = difference
  return (
    <>
      <td className="numeric">
        <Money fen={difference.amountFen} />
      </td>
      <td title={note !== '' ? note : reason === null ? '' : reasonText(t, reason)}>
        {t(`reconciliations:class.${differenceClass}`)}
        {difference.settlement !== null && <span className="compare-noted"> ⇥</span>}
        {note !== '' && <span className="compare-noted"> ✎</span>}
      </td>
      <td>
        <StateBadge tone={tones[review]} label={t(`reconciliations:review.${review}`)} />
      </td>
    </>
  )
}

interface RowProps {
  readonly row: ComparedRow
  readonly current: boolean
  readonly marked: boolean
  readonly onSelect: () => void
  readonly onMark: () => void
  readonly onOpen: (line: ComparedLine) => void
}

function CompareRow({ row, current, marked, onSelect, onMark, onOpen }: RowProps) {
  const { t } = useTexts()
  const place = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (current) place.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  const { pair } = row
  return (
    <tr ref={place} aria-selected={current} className={marked ? 'compare-marked' : ''} onClick={onSelect}>
      <td className="compare-mark">
        {isLone(row) && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t('reconciliations:key.mark')}
            checked={marked}
            onChange={onMark}
          />
        )}
      </td>
      {pair === null ? (
        <td colSpan={11} className="soft">
          {t('reconciliations:noLine')}
        </td>
      ) : (
        <>
          <Side lines={pair.ours} others={pair.theirs} side="ours" onOpen={onOpen} />
          <td
            className={pair.suggested ? 'compare-pass compare-suggested' : 'compare-pass'}
            title={pair.pass === null ? '' : t(`reconciliations:pass.${pair.pass}`)}
          >
            {pair.pass === null ? '' : t(`reconciliations:passShort.${pair.pass}`)}
            {pair.suggested && '？'}
          </td>
          <Side lines={pair.theirs} others={pair.ours} side="theirs" />
        </>
      )}
      <DifferenceCells row={row} />
    </tr>
  )
}

function TableHead() {
  const { t } = useTexts()
  const side = ['date', 'reference', 'kind', 'quantity', 'amount'] as const
  const heads = (which: string) =>
    side.map((column) => (
      <th
        key={`${which}-${column}`}
        scope="col"
        className={column === 'quantity' || column === 'amount' ? 'numeric' : ''}
      >
        {t(`reconciliations:column.${column}`)}
      </th>
    ))
  return (
    <thead>
      <tr className="compare-sides">
        <th />
        <th colSpan={5}>{t('reconciliations:ours')}</th>
        <th />
        <th colSpan={5}>{t('reconciliations:theirs')}</th>
        <th colSpan={3}>{t('reconciliations:difference')}</th>
      </tr>
      <tr>
        <th />
        {heads('ours')}
        <th />
        {heads('theirs')}
        <th className="numeric">{t('reconciliations:column.difference')}</th>
        <th>{t('reconciliations:column.class')}</th>
        <th>{t('reconciliations:column.state')}</th>
      </tr>
    </thead>
  )
}

/** Both books side by side, in the order of the list: exceptions first and biggest first, or day by day. */
export function CompareTable({
  cursor,
  onOpen,
}: {
  readonly cursor: Cursor
  readonly onOpen: (line: ComparedLine) => void
}) {
  const { t } = useTexts()
  const [limit, setLimit] = useState(step)
  const { shown, position, marked } = cursor
  const count = Math.max(limit, position + 1)
  const visible = shown.slice(0, count)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the rows are worked through with the keys of the screen
    <section className="compare-scroll" tabIndex={0} aria-label={t('reconciliations:title')}>
      <table className="compare-table">
        <TableHead />
        <tbody>
          {visible.map((row, index) => (
            <CompareRow
              key={row.key}
              row={row}
              current={index === position}
              marked={marked.has(row.key)}
              onSelect={() => cursor.select(index)}
              onMark={() => void cursor.mark(row)}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && <p className="compare-nothing faint">{t(`reconciliations:nothing.${cursor.list}`)}</p>}
      {visible.length < shown.length && (
        <p className="compare-more">
          <Button onClick={() => setLimit(count + step)}>
            {t('reconciliations:more', { count: shown.length - visible.length })}
          </Button>
        </p>
      )}
    </section>
  )
}
