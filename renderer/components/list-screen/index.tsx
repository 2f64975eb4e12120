import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTexts } from '../../i18n'
import { BackIcon, SidePanelIcon } from '../icons'
import { type KeyBinding, useKeys } from '../keys/registry'
import './list-screen.css'

/** A filter as a chip; the waiting lists of a desk are chips with counts. */
export interface FilterChip {
  readonly key: string
  readonly label: string
  /** How many it would show; left out where counting costs. */
  readonly count?: number
  /** Amber when someone waits, red when overdue. */
  readonly tone?: 'waits' | 'wrong'
}

interface ListScreenProps {
  readonly title: string
  /** Beside the title: the pages of a desk that has several. */
  readonly nav?: ReactNode
  /** For a list that belongs to something, e.g. one customer's account: Esc and an arrow lead back. */
  readonly onBack?: () => void
  readonly chips?: readonly FilterChip[]
  readonly activeChip?: string
  readonly onChip?: (key: string) => void
  /** Search box, day range and the like, right of the chips. */
  readonly filters?: ReactNode
  /** At top right: at most one primary button, then quiet ones, e.g. ExportButton. */
  readonly actions?: ReactNode
  /** The grid; it fills the rest. */
  readonly children: ReactNode
  /** The detail of the current row; it follows the cursor and Space toggles it. */
  readonly panel?: ReactNode
  /** Remembers whether the panel is open. */
  readonly id: string
  readonly keys?: readonly KeyBinding[]
}

function rememberedPanel(id: string): boolean {
  return localStorage.getItem(`panel.${id}`) !== 'closed'
}

function Chips({ chips, activeChip, onChip }: Pick<ListScreenProps, 'chips' | 'activeChip' | 'onChip'>) {
  return (
    <div className="list-chips" role="tablist">
      {chips?.map((chip) => (
        <button
          key={chip.key}
          type="button"
          role="tab"
          aria-selected={chip.key === activeChip}
          className={`chip ${chip.tone === undefined ? '' : `chip-${chip.tone}`}`}
          onClick={() => onChip?.(chip.key)}
        >
          {chip.label}
          {chip.count !== undefined && <span className="chip-count">{chip.count}</span>}
        </button>
      ))}
    </div>
  )
}

function useListKeys(props: ListScreenProps, panelOpen: boolean, toggle: () => void): void {
  const { t } = useTexts()
  const { keys, onBack } = props
  const hasPanel = props.panel !== undefined
  const bindings = useMemo<readonly KeyBinding[]>(
    () => [
      ...(hasPanel
        ? [
            {
              keys: 'Space',
              label: t(panelOpen ? 'components:list.panelHide' : 'components:list.panelShow'),
              run: toggle,
            },
          ]
        : []),
      ...(keys ?? []),
      ...(onBack === undefined ? [] : [{ keys: 'Esc', label: t('components:document.back'), run: onBack }]),
    ],
    [hasPanel, panelOpen, keys, onBack, t, toggle],
  )
  useKeys(bindings)
}

/** Every list of the product: title and actions, chips and filters, grid, and a detail panel that follows the cursor. */
export function ListScreen(props: ListScreenProps) {
  const { t } = useTexts()
  const [panelOpen, setPanelOpen] = useState(() => rememberedPanel(props.id))
  const hasPanel = props.panel !== undefined
  const toggle = useCallback(() => {
    setPanelOpen((open) => {
      localStorage.setItem(`panel.${props.id}`, open ? 'closed' : 'open')
      return !open
    })
  }, [props.id])
  useListKeys(props, panelOpen, toggle)
  return (
    <section className="list-screen">
      <header className={props.nav === undefined ? 'list-head' : 'list-head list-head-pages'}>
        {props.onBack !== undefined && (
          <button
            type="button"
            className="icon-button"
            title={`${t('components:document.back')}  Esc`}
            onClick={props.onBack}
          >
            <BackIcon />
          </button>
        )}
        <h1>{props.title}</h1>
        {props.nav}
        <div className="list-actions">
          {props.actions}
          {hasPanel && (
            <button
              type="button"
              className="icon-button"
              aria-pressed={panelOpen}
              title={t(panelOpen ? 'components:list.panelHide' : 'components:list.panelShow')}
              onClick={toggle}
            >
              <SidePanelIcon />
            </button>
          )}
        </div>
      </header>
      {(props.chips !== undefined || props.filters !== undefined) && (
        <div className="list-filters">
          <Chips {...props} />
          <div className="list-filter-fields">{props.filters}</div>
        </div>
      )}
      <div className="list-body">
        <div className="list-grid">{props.children}</div>
        {hasPanel && panelOpen && (
          <aside className="list-panel selectable">
            {props.panel ?? <p className="list-panel-empty">{t('components:list.panelEmpty')}</p>}
          </aside>
        )}
      </div>
    </section>
  )
}
