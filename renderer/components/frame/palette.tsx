import { Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useRead } from '../../api/hooks'
import { useTexts } from '../../i18n'
import { routeOf } from '../../routes'
import { type Command, useOfferedCommands } from '../commands/registry'
import { SearchIcon } from '../icons'
import { useKeys } from '../keys/registry'

interface Entry {
  readonly key: string
  readonly title: string
  readonly subtitle: string
  readonly side: string
  readonly run: () => void
}

function matchesCommand(command: Command, query: string): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return words.every((word) => command.title.toLowerCase().includes(word))
}

function useEntries(query: string): {
  readonly found: readonly Entry[]
  readonly commands: readonly Entry[]
  readonly settled: boolean
} {
  const { t } = useTexts()
  const navigate = useNavigate()
  const offered = useOfferedCommands()
  const asked = useDeferredValue(query.trim())
  const search = useRead('search.find', { query: asked }, { enabled: asked !== '', keepPrevious: true })
  return useMemo(() => {
    const hits = asked === '' ? [] : (search.data ?? [])
    const found = hits.map((hit) => ({
      key: `${hit.kind}-${hit.id}`,
      title: hit.title,
      subtitle: hit.subtitle,
      side: t(`kinds:${hit.kind}`),
      run: () => void navigate(routeOf(hit.kind, hit.id)),
    }))
    const commands = offered
      .filter((command) => matchesCommand(command, query))
      .map(({ id, title, keys, run }) => ({ key: `command-${id}`, title, subtitle: '', side: keys ?? '', run }))
    return { found, commands, settled: !search.isFetching }
  }, [asked, navigate, offered, query, search.data, search.isFetching, t])
}

function Results({
  groups,
  current,
  onPick,
}: {
  groups: readonly (readonly [string, readonly Entry[]])[]
  current: number
  onPick: (entry: Entry) => void
}) {
  let position = -1
  return (
    <div className="palette-results" role="listbox">
      {groups.map(([title, entries]) =>
        entries.length === 0 ? null : (
          <section key={title}>
            <h2>{title}</h2>
            {entries.map((entry) => {
              position += 1
              const selected = position === current
              return (
                <button
                  key={entry.key}
                  ref={selected ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
                  type="button"
                  role="option"
                  tabIndex={-1}
                  aria-selected={selected}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => onPick(entry)}
                >
                  <span className="palette-title one-line">{entry.title}</span>
                  <span className="palette-subtitle one-line">{entry.subtitle}</span>
                  <span className="palette-side">{entry.side}</span>
                </button>
              )
            })}
          </section>
        ),
      )}
    </div>
  )
}

function PaletteBody({ onPick }: { onPick: (run: () => void) => void }) {
  const { t } = useTexts()
  const [query, setQuery] = useState('')
  const [current, setCurrent] = useState(0)
  const { found, commands, settled } = useEntries(query)
  const all = [...found, ...commands]
  const pick = (entry: Entry | undefined) => {
    if (entry !== undefined) onPick(entry.run)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const last = Math.max(all.length - 1, 0)
    if (event.key === 'ArrowDown') setCurrent(Math.min(current + 1, last))
    else if (event.key === 'ArrowUp') setCurrent(Math.max(current - 1, 0))
    else if (event.key === 'Enter') pick(all[Math.min(current, last)])
    else return
    event.preventDefault()
  }
  const groups = [[t('frame:palette.results'), found] as const, [t('frame:palette.commands'), commands] as const]
  return (
    <div className="palette">
      <div className="palette-query">
        <SearchIcon />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into
          autoFocus
          value={query}
          placeholder={t('frame:palette.placeholder')}
          aria-label={t('frame:palette.placeholder')}
          onChange={(event) => {
            setQuery(event.target.value)
            setCurrent(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {all.length > 0 && <Results groups={groups} current={current} onPick={pick} />}
      {all.length === 0 && query.trim() !== '' && settled && (
        <div className="palette-nothing">
          <p>{t('frame:palette.nothing', { query: query.trim() })}</p>
          <p className="soft">{t('frame:palette.nothingHint')}</p>
        </div>
      )}
      <p className="palette-hint">{t('frame:palette.hint')}</p>
    </div>
  )
}

const noKeys: readonly never[] = []

/** Ctrl+K: any document, distributor, style or command by number, name or pinyin initials. */
export function Palette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  useKeys(noKeys, 'dialog', open)
  const picked = useRef<(() => void) | null>(null)
  const pick = (run: () => void) => {
    picked.current = run
    onClose()
  }
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      width={600}
      destroyOnHidden
      className="palette-modal"
      style={{ top: 80 }}
      transitionName=""
      maskTransitionName=""
      // The dialog gives the keyboard back when it is gone; what was picked may take it elsewhere only after that.
      afterClose={() => {
        const run = picked.current
        picked.current = null
        run?.()
      }}
    >
      <PaletteBody onPick={pick} />
    </Modal>
  )
}
