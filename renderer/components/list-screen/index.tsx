import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useTexts } from '../../i18n'
import { SidePanelIcon } from '../icons'
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
  const bindings = useMemo(
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
      ...(props.keys ?? []),
    ],
    [hasPanel, panelOpen, props.keys, t, toggle],
  )
  useKeys(bindings)
  return (
    <section className="list-screen">
      <header className="list-head">
        <h1>{props.title}</h1>
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
