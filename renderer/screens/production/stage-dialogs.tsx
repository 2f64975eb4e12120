import { Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { type MilestoneRow, markedStages, type ProductionStage } from '../../../shared/schemas/production'
import { useWrite } from '../../api/hooks'
import { ConfirmPosting, ReasonDialog } from '../../components/dialogs'
import { DayField } from '../../components/fields'
import { StepDay, today, useStep } from '../../components/goods'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'

/** A production order as far as its steps go. */
export interface Followed {
  readonly id: number
  readonly version: number
  readonly number: string
  readonly milestones: readonly MilestoneRow[]
}

interface DialogProps {
  readonly order: Followed
  readonly open: boolean
  readonly onClose: () => void
}

const isMarked = (stage: ProductionStage): stage is (typeof markedStages)[number] =>
  markedStages.some((marked) => marked === stage)

/** The first step after the last that is done. */
const nextOf = ({ milestones }: Followed): ProductionStage =>
  milestones[milestones.findLastIndex((stage) => stage.doneDate !== null) + 1]?.stage ?? 'store'

function Stages<Stage extends ProductionStage>({
  stages,
  value,
  onChange,
}: {
  readonly stages: readonly Stage[]
  readonly value: Stage
  readonly onChange: (stage: Stage) => void
}) {
  const { t } = useTexts()
  return (
    <Segmented<Stage>
      block
      aria-label={t('production:mark.stage')}
      value={value}
      options={stages.map((stage) => ({ value: stage, label: t(`production:stage.${stage}`) }))}
      onChange={onChange}
    />
  )
}

function MarkForm({ order, onClose }: Omit<DialogProps, 'open'>) {
  const { t } = useTexts()
  const next = nextOf(order)
  const [stage, setStage] = useState<(typeof markedStages)[number]>(isMarked(next) ? next : 'finish')
  const [day, setDay] = useState(today())
  const mark = useWrite('production.markStage')
  const step = useStep(() => undefined)
  const { id, version, number } = order
  const isDone = order.milestones.some((each) => each.stage === stage && each.doneDate !== null)
  const confirm = async () => {
    const name = t(`production:stage.${stage}`)
    const said = t(isDone ? 'production:mark.undone' : 'production:mark.done', { stage: name })
    const done = await step(mark.run({ id, version, stage, doneDate: isDone ? null : day }), said)
    if (done !== null) onClose()
  }
  return (
    <ConfirmPosting
      open
      title={t('production:mark.title', { number })}
      effects={[
        <span key="stage" className="step-day stage-choice">
          <Stages stages={markedStages} value={stage} onChange={setStage} />
        </span>,
        ...(isDone ? [] : [<StepDay key="day" label={t('production:mark.day')} day={day} onChange={setDay} />]),
      ]}
      okText={isDone ? t('production:mark.undo') : t('production:mark.action')}
      busy={mark.pending}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    />
  )
}

/** Says that a step is done, the next one unless another is chosen; on a done one it takes that back. */
export function MarkDialog({ open, ...props }: DialogProps) {
  return open ? <MarkForm {...props} /> : null
}

function MoveForm({ order, onClose }: Omit<DialogProps, 'open'>) {
  const { t } = useTexts()
  const toast = useToast()
  const open = order.milestones.filter((each) => each.doneDate === null)
  const next = nextOf(order)
  const [stage, setStage] = useState<ProductionStage>(open.some((each) => each.stage === next) ? next : 'store')
  const dayOf = (which: ProductionStage) => open.find((each) => each.stage === which)?.expectedDate ?? null
  const [day, setDay] = useState(dayOf(stage))
  const [shiftLater, setShiftLater] = useState(true)
  const move = useWrite('production.moveStage')
  const step = useStep(() => undefined)
  const { id, version, number } = order
  const submit = async (reason: string) => {
    if (day === null) return toast.error(t('production:move.needDay'))
    const said = t('production:move.done', { stage: t(`production:stage.${stage}`), day })
    const done = await step(move.run({ id, version, stage, plannedDate: day, shiftLater, reason }), said)
    if (done !== null) onClose()
  }
  return (
    <ReasonDialog
      open
      title={t('production:move.title', { number })}
      common={[
        t('production:move.reason.fabric'),
        t('production:move.reason.capacity'),
        t('production:move.reason.quality'),
        t('production:move.reason.holiday'),
      ]}
      okText={t('production:move.submit')}
      busy={move.pending}
      onSubmit={(reason) => void submit(reason)}
      onCancel={onClose}
    >
      <div className="move-form">
        <Stages
          stages={open.map((each) => each.stage)}
          value={stage}
          onChange={(picked) => {
            setStage(picked)
            setDay(dayOf(picked))
          }}
        />
        <label htmlFor="move-day">{t('production:move.day')}</label>
        <DayField id="move-day" value={day} onChange={setDay} />
        <Checkbox checked={shiftLater} onChange={(event) => setShiftLater(event.target.checked)}>
          {t('production:move.shift')}
        </Checkbox>
      </div>
    </ReasonDialog>
  )
}

/** Moves a step to another day with the reason; the later ones follow unless that is unticked. */
export function MoveDialog({ open, ...props }: DialogProps) {
  return open ? <MoveForm {...props} /> : null
}
