import { Tooltip } from 'antd'
import { NavLink, useLocation } from 'react-router'
import { useRead } from '../../api/hooks'
import { useTexts } from '../../i18n'
import { setPreferences, usePreferences } from '../../preferences'
import { FoldIcon } from '../icons'
import type { Desk } from './desks'

function useWaiting(): (desk: Desk) => number {
  const waiting = useRead('desks.waiting', {})
  const lists = waiting.data?.lists ?? []
  return (desk) => lists.filter((list) => list.desk === desk.waiting).reduce((sum, list) => sum + list.count, 0)
}

function RailItem({ desk, position, folded, count }: { desk: Desk; position: number; folded: boolean; count: number }) {
  const { t } = useTexts()
  const { pathname } = useLocation()
  const here = desk.owns.includes(pathname.split('/')[1] ?? '')
  const title = t(`${desk.noun}:title`)
  const keys = position < 9 ? `Alt+${position + 1}` : ''
  return (
    <Tooltip placement="right" title={folded ? title : ''}>
      <NavLink
        to={`/${desk.noun}`}
        className={here ? 'rail-item rail-here' : 'rail-item'}
        aria-label={title}
        title={folded ? '' : keys}
      >
        <span className="rail-icon">{desk.icon}</span>
        {!folded && <span className="rail-title">{title}</span>}
        {count > 0 && <span className="rail-count">{folded && count > 99 ? '99+' : count}</span>}
      </NavLink>
    </Tooltip>
  )
}

/** The way between desks, with what waits at each. */
export function Rail({ desks }: { readonly desks: readonly Desk[] }) {
  const { t } = useTexts()
  const { railFolded: folded } = usePreferences()
  const waiting = useWaiting()
  const group = (name: Desk['group']) =>
    desks.map((desk, position) =>
      desk.group === name ? (
        <RailItem key={desk.noun} desk={desk} position={position} folded={folded} count={waiting(desk)} />
      ) : null,
    )
  const foldLabel = t(folded ? 'frame:rail.unfold' : 'frame:rail.fold')
  return (
    <nav className={folded ? 'rail rail-folded' : 'rail'} aria-label={t('frame:rail.main')}>
      <div className="rail-brand">
        <span className="rail-seal" aria-hidden>
          清
        </span>
        {!folded && <span className="rail-product">{t('frame:product')}</span>}
      </div>
      <div className="rail-group">{group('desks')}</div>
      <div className="rail-group rail-second">{group('masters')}</div>
      <div className="rail-foot">
        {group('foot')}
        <button
          type="button"
          className="rail-item"
          aria-label={foldLabel}
          title={foldLabel}
          onClick={() => setPreferences({ railFolded: !folded })}
        >
          <span className="rail-icon">
            <FoldIcon />
          </span>
        </button>
      </div>
    </nav>
  )
}
