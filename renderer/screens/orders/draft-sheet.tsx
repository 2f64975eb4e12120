import { type RefObject, useCallback, useMemo, useState } from 'react'
import { api } from '../../api'
import { fieldText } from '../../api/error-text'
import { useLive } from '../../components/live'
import { SizeMatrix, type SizeMatrixHandle } from '../../grid/size-matrix'
import { useTexts } from '../../i18n'
import { useFlags } from './cell-flags'
import { DraftNotices } from './draft-notices'
import type { DraftSession } from './draft-session'
import type { DraftStart } from './draft-start'
import { HeaderForm } from './header-form'
import { RowStrip } from './row-insight'

/** Room for an old and a new figure in one cell. */
const changeWidth = 58

const findStyles = (query: string) => api.styles.find({ query })

interface SheetAreaProps {
  readonly session: DraftSession
  readonly start: DraftStart
  readonly onRestart: () => void
  readonly sheet: RefObject<SizeMatrixHandle | null>
}

/** The sheet with the news over it and the current row under it. */
export function SheetArea({ session, start, onRestart, sheet }: SheetAreaProps) {
  const shown = useLive(session.shown)
  const flags = useFlags(session)
  const [autoFocus] = useState(session.header.value.distributorId !== null)
  return (
    <div className="order-sheet">
      <DraftNotices session={session} start={start} onRestart={onRestart} />
      <div className="order-matrix">
        <SizeMatrix
          key={shown.key}
          ref={sheet}
          rows={shown.rows}
          groups={shown.groups}
          flags={flags}
          onChange={session.edited}
          onRow={session.visit}
          findStyles={findStyles}
          onAddStyle={session.addStyle}
          autoFocus={autoFocus}
          {...(session.amended.value === null ? {} : { cellWidth: changeWidth })}
        />
      </div>
      <RowStrip session={session} />
    </div>
  )
}

/** The head, with what the books refused of it; picking the distributor leads on to the sheet. */
export function DraftHeader({ session, sheet }: Pick<SheetAreaProps, 'session' | 'sheet'>) {
  const { t } = useTexts()
  const header = useLive(session.header)
  const refusal = useLive(session.refusal)
  const fields = useMemo(
    () => Object.fromEntries((refusal?.fields ?? []).map((field) => [field.path, fieldText(t, field)])),
    [refusal, t],
  )
  // The picker takes the focus back when its list closes, so the sheet asks for it after that.
  const focusSheet = useCallback(() => void setTimeout(() => sheet.current?.focus(), 60), [sheet])
  const [autoFocus] = useState(header.distributorId === null)
  return (
    <HeaderForm
      header={header}
      onChange={session.change}
      fields={fields}
      onPicked={focusSheet}
      autoFocus={autoFocus}
      termsOnly={session.amended.value !== null}
    />
  )
}
