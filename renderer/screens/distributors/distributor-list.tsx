import { Input, Select } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { DistributorRow } from '../../../shared/schemas/distributors'
import { api } from '../../api'
import { useRead } from '../../api/hooks'
import { DistributorsIcon } from '../../components/icons'
import { type ChangeFilter, MasterPages } from '../../components/masters'
import { useMay } from '../../components/session'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import { DistributorDrawer } from './distributor-drawer'
import { DistributorSummary } from './distributor-summary'
import './distributors.css'

interface Filter {
  readonly query?: string
  readonly regionId?: number
  readonly grade?: string
}

const noFilter: Filter = {}

function useColumns(): readonly GridColumn<DistributorRow>[] {
  const { t } = useTexts()
  const may = useMay()
  const money = may('accounts.balances')
  return useMemo(
    () => [
      { field: 'code', header: t('distributors:field.code'), type: 'code', width: 84 },
      { field: 'name', header: t('distributors:field.name'), flex: 1, width: 168 },
      { field: 'regionName', header: t('distributors:field.region'), width: 72 },
      { field: 'grade', header: t('distributors:field.grade'), width: 56 },
      { field: 'discountBp', header: t('distributors:field.discount'), type: 'rate', width: 80 },
      ...(money
        ? ([
            { field: 'receivableFen', header: t('distributors:field.receivable'), type: 'money', width: 116 },
            { field: 'creditLimitFen', header: t('distributors:field.creditLimit'), type: 'money', width: 116 },
            {
              field: 'creditLeft',
              header: t('distributors:field.creditLeft'),
              type: 'money',
              width: 116,
              value: (row) => row.creditLimitFen - row.receivableFen,
            },
          ] satisfies GridColumn<DistributorRow>[])
        : []),
      { field: 'paymentTermsDays', header: t('distributors:field.terms'), type: 'quantity', width: 92 },
      { field: 'contact', header: t('distributors:field.contact'), width: 92 },
      { field: 'phone', header: t('distributors:field.phone'), type: 'code', width: 120 },
      { field: 'city', header: t('distributors:field.city'), width: 88 },
      { field: 'businessType', header: t('distributors:field.businessType'), width: 104, hidden: true },
    ],
    [money, t],
  )
}

function Filters({ value, change }: { readonly value: Filter; readonly change: ChangeFilter<Filter> }) {
  const { t } = useTexts()
  const regions = useRead('regions.list', {}).data ?? []
  return (
    <>
      <Select<number | null>
        className="distributor-choice"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('distributors:field.region')}
        placeholder={t('distributors:allRegions')}
        value={value.regionId ?? null}
        options={regions.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(regionId) => change({ regionId: regionId ?? undefined })}
      />
      <Input
        className="distributor-grade"
        allowClear
        maxLength={8}
        placeholder={t('distributors:allGrades')}
        aria-label={t('distributors:field.grade')}
        value={value.grade ?? ''}
        onChange={(event) => change({ grade: event.target.value.trim() })}
      />
    </>
  )
}

/** Every distributor with what it owes and what credit is left. */
export function DistributorList() {
  const { t } = useTexts()
  const [creating, setCreating] = useState(false)
  const create = useCallback(() => setCreating(true), [])
  return (
    <MasterPages<DistributorRow, Filter>
      noun="distributors"
      words={{
        title: t('distributors:title'),
        new: t('distributors:new'),
        import: t('distributors:import'),
        search: t('distributors:search'),
        none: t('distributors:none'),
        noneHint: t('distributors:noneHint'),
        noMatch: t('distributors:noMatch'),
        noMatchHint: t('distributors:noMatchHint'),
      }}
      icon={<DistributorsIcon />}
      columns={useColumns()}
      noFilter={noFilter}
      list={api.distributors.list}
      filters={(filter, change) => <Filters value={filter} change={change} />}
      onNew={create}
      summary={(row) => <DistributorSummary row={row} />}
    >
      {creating && <DistributorDrawer row={null} onClose={() => setCreating(false)} />}
    </MasterPages>
  )
}
