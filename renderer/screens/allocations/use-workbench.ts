import { useCallback, useMemo, useState } from 'react'
import type { AllocationDocument, AllocationLineRow } from '../../../shared/schemas/allocations'
import { type Outcome, useWrite } from '../../api/hooks'
import { cellKey } from '../../components/goods'
import type { CellFlag, Entry, MatrixRow, SheetCursor, SizeMatrixProps, StyleHit } from '../../grid/size-matrix'
import { resources, type Translate, useTexts } from '../../i18n'
import { type AllocationSheet, allocationSheet, demandOf, revisionsOf } from './sheet'

type ReasonCode = keyof (typeof resources)['zh-CN']['allocations']['reason']

function isReason(code: string): code is ReasonCode {
  return code in resources['zh-CN'].allocations.reason
}

/** Why a line got what it got, in words. */
export function reasonText(t: Translate, { reason }: AllocationLineRow): string {
  const { exact } = reason.params
  const rounded = typeof exact === 'number' ? { exact: exact.toFixed(2) } : {}
  return isReason(reason.code) ? t(`allocations:reason.${reason.code}`, { ...reason.params, ...rounded }) : ''
}

const pieces = (entry: Entry | undefined): number => (typeof entry === 'number' ? entry : 0)

/** Pieces in a row of the sheet. */
export const piecesIn = (row: MatrixRow): number => row.entries.reduce<number>((sum, entry) => sum + pieces(entry), 0)

interface Judged {
  readonly flags: NonNullable<SizeMatrixProps<StyleHit>['flags']>
  /** Cells above demand or no quantity, and SKUs promised beyond what there is. */
  readonly problems: number
}

interface Judging {
  readonly sheet: AllocationSheet
  readonly rows: readonly MatrixRow[]
  readonly locks: ReadonlyMap<string, boolean>
  readonly available: ReadonlyMap<number, number>
  readonly open: boolean
}

function cellFlag(judging: Judging, row: MatrixRow, position: number, t: Translate): CellFlag | null {
  const key = cellKey(row.id, position)
  const lines = judging.sheet.cells.get(key)
  const entry = row.entries[position]
  const first = lines?.[0]
  if (lines === undefined || first === undefined || typeof entry === 'string') return null
  const given = pieces(entry)
  const demand = demandOf(lines)
  const who = { distributor: first.distributorName, demand, given }
  if (given > demand)
    return { kind: 'problem', reason: t('allocations:flag.overDemand', { ...who, over: given - demand }) }
  const typed = given !== lines.reduce((sum, line) => sum + line.quantity, 0)
  const locked = judging.locks.get(key) ?? (typed || lines.some((line) => line.locked))
  const why = typed ? t('allocations:reason.locked', who) : lines.map((line) => reasonText(t, line)).join('；')
  const reason = t('allocations:flag.why', { ...who, why })
  return { kind: locked && judging.open ? 'locked' : 'note', reason }
}

function judge(judging: Judging, t: Translate): Judged {
  const flags = new Map<string, Map<number, CellFlag>>()
  let problems = 0
  for (const row of judging.rows) {
    const skuId = judging.sheet.skus.get(row.id) ?? 0
    const left = (judging.available.get(skuId) ?? 0) - piecesIn(row)
    if (judging.open && left < 0) problems += 1
    const own = new Map<number, CellFlag>()
    for (const [position, entry] of row.entries.entries()) {
      if (typeof entry === 'string') problems += 1
      const flag = cellFlag(judging, row, position, t)
      if (flag === null) continue
      if (flag.kind === 'problem') problems += 1
      const tooMuch = judging.open && left < 0 && flag.kind !== 'problem' && pieces(entry) > 0
      own.set(position, tooMuch ? { kind: 'stock', reason: t('allocations:flag.overSupply', { over: -left }) } : flag)
    }
    flags.set(row.id, own)
  }
  return { flags, problems }
}

/** The sheet being worked on: what is typed, what is locked, what is wrong, and the saving. */
export function useWorkbench(allocation: AllocationDocument) {
  const { t } = useTexts()
  const write = useWrite('allocations.revise')
  const { id, version, status } = allocation.document
  const open = status === 'proposed'
  const sheet = useMemo(() => allocationSheet(allocation), [allocation])
  const available = useMemo(
    () => new Map(allocation.supply.map((supply) => [supply.skuId, supply.available])),
    [allocation.supply],
  )
  const [typed, setTyped] = useState<readonly MatrixRow[] | null>(null)
  const [locks, setLocks] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [cursor, setCursor] = useState<SheetCursor>({ row: null, position: 0 })
  const rows = typed ?? sheet.rows
  const judged = useMemo(
    () => judge({ sheet, rows, locks, available, open }, t),
    [sheet, rows, locks, available, open, t],
  )
  const revisions = useMemo(() => revisionsOf(sheet, rows, locks), [sheet, rows, locks])
  const key = cursor.row === null ? '' : cellKey(cursor.row.id, cursor.position)
  const lines = sheet.cells.get(key)
  const toggleLock = useCallback(() => {
    if (lines === undefined || !open) return
    setLocks((before) => {
      const kind = judged.flags.get(cursor.row?.id ?? '')?.get(cursor.position)?.kind
      return new Map(before).set(key, kind !== 'locked')
    })
  }, [lines, open, judged, cursor, key])
  const save = async (): Promise<Outcome<AllocationDocument>> => {
    if (revisions.length === 0) return { ok: true, value: allocation }
    const done = await write.run({ id, version, lines: revisions.map((revision) => ({ ...revision })) })
    if (done.ok) {
      setTyped(null)
      setLocks(new Map())
    }
    return done
  }
  return {
    ...{ sheet, rows, available, open, lines, save, toggleLock, setCursor, setTyped },
    ...{ flags: judged.flags, problems: judged.problems },
    dirty: revisions.length > 0,
    saving: write.pending,
  }
}

/** The sheet being worked on. */
export type Workbench = ReturnType<typeof useWorkbench>
