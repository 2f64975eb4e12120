import { Button } from 'antd'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { HistoryRow, LinkRow } from '../../../shared/schemas/documents'
import { useTexts } from '../../i18n'
import { BackIcon, SidePanelIcon } from '../icons'
import { type KeyBinding, useKeys } from '../keys/registry'
import { SidePanel } from './side-panel'
import './document-screen.css'

/** The one step that comes next, e.g. 提交 on a draft. */
export interface PrimaryAction {
  readonly label: string
  readonly keys?: string
  readonly onClick: () => void
  readonly busy?: boolean
  readonly disabled?: boolean
}

interface DocumentScreenProps {
  /** “订单” and the number, or “新订单”. */
  readonly title: string
  readonly state?: ReactNode
  /** Saved or not, in words: pass `t('components:document.unsaved')` and the like. */
  readonly saving?: string
  readonly primary?: PrimaryAction
  /** Quiet buttons and a “more” menu, left of the primary one. */
  readonly actions?: ReactNode
  /** Compact form, two or three columns: use `<HeaderFields>` with `<HeaderField label>` inside. */
  readonly header?: ReactNode
  /** The lines; they fill the height. */
  readonly children: ReactNode
  /** Totals and limits; `<Totals>` with `<Total label>` inside. */
  readonly totals?: ReactNode
  readonly history?: readonly HistoryRow[]
  readonly links?: readonly LinkRow[]
  readonly onLink?: (link: LinkRow) => void
  /** More of the side panel, above history, e.g. stock of the current row. */
  readonly side?: ReactNode
  readonly onBack: () => void
  readonly keys?: readonly KeyBinding[]
}

function useSide() {
  const [open, setOpen] = useState(() => localStorage.getItem('panel.document') === 'open')
  const toggle = useCallback(() => {
    setOpen((was) => {
      localStorage.setItem('panel.document', was ? 'closed' : 'open')
      return !was
    })
  }, [])
  return { open, toggle }
}

function Head(props: DocumentScreenProps & { readonly panel: ReturnType<typeof useSide> }) {
  const { t } = useTexts()
  const { primary, panel: side } = props
  return (
    <header className="list-head document-head">
      <button
        type="button"
        className="icon-button"
        title={`${t('components:document.back')}  Esc`}
        onClick={props.onBack}
      >
        <BackIcon />
      </button>
      <h1>{props.title}</h1>
      {props.saving !== undefined && <span className="document-saving">{props.saving}</span>}
      {props.state}
      <div className="list-actions">
        {props.actions}
        {primary !== undefined && (
          <Button
            type="primary"
            loading={primary.busy === true}
            disabled={primary.disabled === true}
            title={primary.keys}
            onClick={primary.onClick}
          >
            {primary.label}
          </Button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-pressed={side.open}
          title={t('components:document.side')}
          onClick={side.toggle}
        >
          <SidePanelIcon />
        </button>
      </div>
    </header>
  )
}

/** Every document of the product: header, lines, totals, one next step, history and links at the side. Esc goes back. */
export function DocumentScreen(props: DocumentScreenProps) {
  const { t } = useTexts()
  const side = useSide()
  const { primary, keys, onBack } = props
  const bindings = useMemo<readonly KeyBinding[]>(
    () => [
      ...(primary?.keys === undefined
        ? []
        : [
            {
              keys: primary.keys,
              label: primary.label,
              run: () => (primary.disabled === true ? false : primary.onClick()),
            },
          ]),
      ...(keys ?? []),
      { keys: 'Alt+H', label: t('components:document.side'), run: side.toggle },
      { keys: 'Esc', label: t('components:document.back'), run: onBack },
    ],
    [primary, keys, onBack, side.toggle, t],
  )
  useKeys(bindings)
  return (
    <section className="document-screen">
      <Head {...props} panel={side} />
      <div className="document-body">
        <div className="document-main">
          {props.header !== undefined && <div className="document-fields">{props.header}</div>}
          <div className="document-lines">{props.children}</div>
          {props.totals !== undefined && <footer className="document-totals">{props.totals}</footer>}
        </div>
        {side.open && (
          <SidePanel
            history={props.history ?? []}
            links={props.links ?? []}
            {...(props.onLink ? { onLink: props.onLink } : {})}
          >
            {props.side}
          </SidePanel>
        )}
      </div>
    </section>
  )
}

/** A compact form in columns that follow the width. */
export function HeaderFields({ children }: { readonly children: ReactNode }) {
  return <div className="header-fields">{children}</div>
}

interface HeaderFieldProps {
  readonly label: string
  /** The id of the control inside, so that the label focuses it. */
  readonly htmlFor?: string
  readonly problem?: string | undefined
  /** Columns it takes; 2 for a picker with long names. */
  readonly span?: 1 | 2 | 3
  readonly children: ReactNode
}

/** A labelled control; its problem stands under it without moving what follows. */
export function HeaderField({ label, htmlFor, problem, span = 1, children }: HeaderFieldProps) {
  return (
    <div className={`header-field span-${span} ${problem === undefined ? '' : 'header-field-wrong'}`}>
      <label htmlFor={htmlFor} title={label}>
        {label}
      </label>
      <div className="header-control" title={problem}>
        {children}
        {problem !== undefined && <span className="header-problem">{problem}</span>}
      </div>
    </div>
  )
}

/** The bar of totals at the foot of a document. */
export function Totals({ children }: { readonly children: ReactNode }) {
  return <dl className="totals">{children}</dl>
}

/** One total: label and figure; `strong` for the one that counts. */
export function Total({
  label,
  strong = false,
  children,
}: {
  readonly label: string
  readonly strong?: boolean
  readonly children: ReactNode
}) {
  return (
    <div className={strong ? 'total total-strong' : 'total'}>
      <dt>{label}</dt>
      <dd className="numeric">{children}</dd>
    </div>
  )
}
