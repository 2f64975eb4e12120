import type { MilestoneRow } from '../../../shared/schemas/production'
import { useTexts } from '../../i18n'
import './production.css'

type Look = 'done' | 'late' | 'next' | 'open'

function lookOf(stage: MilestoneRow, isNext: boolean): Look {
  if (stage.doneDate !== null) return 'done'
  if (stage.lateDays > 0) return 'late'
  return isNext ? 'next' : 'open'
}

function Stage({ stage, look }: { readonly stage: MilestoneRow; readonly look: Look }) {
  const { t } = useTexts()
  const { plannedDate, doneDate, expectedDate, lateDays, moves } = stage
  const late =
    lateDays === 0
      ? null
      : lateDays > 0
        ? t('production:track.late', { count: lateDays })
        : t('production:track.early', { count: -lateDays })
  return (
    <li className={`stage stage-${look}`} aria-current={look === 'next' ? 'step' : undefined}>
      <b>
        {t(`production:stage.${stage.stage}`)}
        {late !== null && <i className={lateDays > 0 ? 'stage-late' : 'soft'}> {late}</i>}
      </b>
      <span className="numeric">
        {doneDate === null
          ? t('production:track.planned', { day: plannedDate })
          : t('production:track.done', { day: doneDate })}
      </span>
      <span className="faint numeric">
        {doneDate !== null && doneDate !== plannedDate && t('production:track.planned', { day: plannedDate })}
        {doneDate === null && expectedDate !== plannedDate && t('production:track.expected', { day: expectedDate })}
        {moves > 0 && ` ${t('production:track.moved', { count: moves })}`}
      </span>
    </li>
  )
}

interface TrackProps {
  readonly milestones: readonly MilestoneRow[]
  /** Under each other, where there is no room beside. */
  readonly upright?: boolean
}

/** The steps of a production order: what is done, what comes next, what is late and by how much. */
export function MilestoneTrack({ milestones, upright = false }: TrackProps) {
  const { t } = useTexts()
  const next = milestones.findLastIndex((stage) => stage.doneDate !== null) + 1
  return (
    <ol className={upright ? 'track track-upright' : 'track'} aria-label={t('production:track.title')}>
      {milestones.map((stage, index) => (
        <Stage key={stage.stage} stage={stage} look={lookOf(stage, index === next)} />
      ))}
    </ol>
  )
}
