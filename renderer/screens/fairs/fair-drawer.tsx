import { useState } from 'react'
import type { FairDetail } from '../../../shared/schemas/styles'
import { api, type Input } from '../../api'
import { useWrite } from '../../api/hooks'
import { DayField } from '../../components/fields'
import { today } from '../../components/goods/today'
import {
  ArchivedField,
  CodeAndName,
  FormField,
  FormGrid,
  MasterDrawer,
  RateControl,
  TextControl,
} from '../../components/masters'
import { useMay } from '../../components/session'
import { useTexts } from '../../i18n'
import { planOf } from './plans'

/** A fair as it is saved. */
export type FairDraft = Input<'fairs.save'>

/** A fair as it would have been typed. */
export function draftOfFair(fair: FairDetail): FairDraft {
  const { id, version, code, name, season, dateFrom, dateTo, depositBp, archived } = fair
  const { orderDeadline, depositDeadline } = fair
  return {
    ...{ id, version, code, name, season, dateFrom, dateTo, depositBp, archived, orderDeadline, depositDeadline },
    styleIds: [...fair.styleIds],
    budgets: fair.budgets.map(planOf),
  }
}

interface FairDrawerProps {
  readonly fair: FairDetail | null
  readonly onClose: () => void
  readonly onSaved?: (fair: FairDetail) => void
}

/** A fair's own fields; its styles and budgets are changed on its page. */
export function FairDrawer({ fair, onClose, onSaved }: FairDrawerProps) {
  const { t } = useTexts()
  const may = useMay()
  const write = useWrite('fairs.save', { quiet: true })
  const [initial] = useState<FairDraft>(() =>
    fair === null ? { code: '', name: '', season: '', dateFrom: today(), dateTo: today() } : draftOfFair(fair),
  )
  return (
    <MasterDrawer<FairDraft, FairDetail>
      title={fair === null ? t('fairs:new') : `${t('fairs:one')} ${fair.name}`}
      name={`fairs.${fair?.id ?? 'new'}`}
      initial={initial}
      labels={{ code: t('fairs:field.code'), name: t('fairs:field.name'), season: t('fairs:field.season') }}
      write={write}
      save={write.run}
      latest={async () => (fair === null ? null : draftOfFair(await api.fairs.get({ id: fair.id })))}
      readOnly={!may('fairs.save')}
      onClose={onClose}
      {...(onSaved === undefined ? {} : { onSaved })}
    >
      {({ value, set }, problems) => (
        <FormGrid>
          <CodeAndName id="fair" value={value} problems={problems} onChange={set} />
          <FormField label={t('fairs:field.season')} htmlFor="fair-season" problem={problems.season}>
            <TextControl
              id="fair-season"
              value={value.season}
              maxLength={40}
              onChange={(text) => set('season', text)}
            />
          </FormField>
          <FormField label={t('fairs:field.deposit')} htmlFor="fair-deposit" problem={problems.depositBp}>
            <RateControl id="fair-deposit" value={value.depositBp ?? 0} onChange={(bp) => set('depositBp', bp)} />
          </FormField>
          <FormField label={t('fairs:field.dateFrom')} htmlFor="fair-from" problem={problems.dateFrom} required>
            <DayField
              id="fair-from"
              allowClear={false}
              value={value.dateFrom}
              onChange={(day) => day !== null && set('dateFrom', day)}
            />
          </FormField>
          <FormField label={t('fairs:field.dateTo')} htmlFor="fair-to" problem={problems.dateTo} required>
            <DayField
              id="fair-to"
              allowClear={false}
              value={value.dateTo}
              onChange={(day) => day !== null && set('dateTo', day)}
            />
          </FormField>
          {(['orderDeadline', 'depositDeadline'] as const).map((field) => (
            <FormField
              key={field}
              label={t(`fairs:field.${field}`)}
              htmlFor={`fair-${field}`}
              problem={problems[field]}
              hint={t(`fairs:hint.${field}`)}
            >
              <DayField id={`fair-${field}`} value={value[field] ?? null} onChange={(day) => set(field, day)} />
            </FormField>
          ))}
          <ArchivedField value={value} onChange={(archived) => set('archived', archived)} />
        </FormGrid>
      )}
    </MasterDrawer>
  )
}
