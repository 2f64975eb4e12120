import { type ReactNode, useCallback } from 'react'
import { useNavigate } from 'react-router'
import type { DocumentHead } from '../../../shared/schemas/documents'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { DocumentScreen, type PrimaryAction, Total } from '../document-screen'
import type { KeyBinding } from '../keys/registry'
import { StateBadge } from '../state-badge'
import { useToast } from '../toast'
import { Quantity } from '../values'
import { ArrivalSheet } from './arrival-sheet'
import type { GoodsLine } from './goods-sheet'
import { DocumentNote } from './step-dialog'
import type { useArrivalMode } from './use-arrival-mode'

type Counting = Omit<ReturnType<typeof useArrivalMode>, 'received'>

const kinds = { returns: 'return', transfers: 'transfer', shipments: 'shipment' } as const

interface GoodsDocumentProps {
  readonly noun: keyof typeof kinds
  /** Null while a new one is typed. */
  readonly stored: (DocumentHead & { readonly lines: readonly GoodsLine[] }) | null
  /** The title of a new one. */
  readonly newTitle?: string
  readonly dirty: boolean
  /** While it is counted what arrived, the sheet of that stands in the place of the lines. */
  readonly counting: Counting
  readonly primary: PrimaryAction | undefined
  readonly actions: ReactNode
  readonly header: ReactNode
  readonly totals: ReactNode
  readonly keys: readonly KeyBinding[]
  readonly lines: ReactNode
  /** The questions it asks. */
  readonly children: ReactNode
}

/** Esc leaves the counting first, then the document; what was typed stays on this computer. */
function useBack({ noun, dirty, counting: { mode, leaveArrival } }: GoodsDocumentProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const toast = useToast()
  return useCallback(() => {
    if (mode === 'arrival') {
      leaveArrival()
      return
    }
    if (dirty) toast.info(t('goods:note.kept'))
    void navigate(`/${noun}`)
  }, [noun, mode, leaveArrival, dirty, navigate, toast, t])
}

/** What arrived and what is missing, while it is counted. */
export function ArrivedTotals({ counting: { mode, arrival } }: { readonly counting: Counting }) {
  const { t } = useTexts()
  if (mode !== 'arrival' || arrival === null) return null
  return (
    <>
      <Total label={t('goods:arrival.arrived')}>
        <Quantity value={arrival.receivedQuantity} />
      </Total>
      <Total label={t('goods:arrival.missing')}>
        <Quantity value={arrival.shortQuantity} />
      </Total>
    </>
  )
}

/** A note above lines that fill the rest. */
export function NotedLines(props: {
  readonly tone: 'waits' | 'wrong'
  readonly note: string
  readonly children: ReactNode
}) {
  return (
    <div className="lines-frame">
      <div className="arrival-note">
        <DocumentNote tone={props.tone}>{props.note}</DocumentNote>
      </div>
      <div className="lines-body">{props.children}</div>
    </div>
  )
}

/** A document that goods go with: its frame, its way back, and the counting of what arrived; the rest is the noun's own. */
export function GoodsDocument(props: GoodsDocumentProps) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const { noun, stored, counting, primary } = props
  const document = stored?.document
  const arriving = counting.mode === 'arrival' && stored !== null
  return (
    <DocumentScreen
      title={document === undefined ? (props.newTitle ?? '') : `${t(`kinds:${kinds[noun]}`)} ${document.number}`}
      state={document === undefined ? undefined : <StateBadge state={document.status} />}
      {...(props.dirty ? { saving: t('components:document.unsaved') } : {})}
      {...(primary === undefined ? {} : { primary })}
      actions={arriving ? null : props.actions}
      header={props.header}
      totals={props.totals}
      history={stored?.history ?? []}
      links={stored?.links ?? []}
      onLink={(link) => void navigate(routeOf(link.kind, link.id))}
      onBack={useBack(props)}
      keys={props.keys}
    >
      {arriving ? (
        <NotedLines tone="waits" note={t('goods:arrival.hint')}>
          <ArrivalSheet
            lines={stored.lines}
            version={`${stored.document.id}-${stored.document.version}`}
            onChange={counting.setArrival}
          />
        </NotedLines>
      ) : (
        props.lines
      )}
      {props.children}
    </DocumentScreen>
  )
}
