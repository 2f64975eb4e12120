import { useCallback } from 'react'
import type { WarehouseRow } from '../../../shared/schemas/stock'
import { api } from '../../api'
import { useRead } from '../../api/hooks'
import { useTexts } from '../../i18n'
import { Picker, type PickerProps } from './picker'

/** Which places are offered: our own, or the distributors' as well. */
type Places = 'own' | 'all'

const kindsOf: Readonly<Record<Places, string[]>> = {
  own: ['company', 'regional'],
  all: ['company', 'regional', 'distributor'],
}

/** The places of a kind, read once and kept in step. */
export function useWarehouses(places: Places) {
  return useRead('warehouses.list', { kinds: kindsOf[places] })
}

const matches = (row: WarehouseRow, query: string) =>
  `${row.code} ${row.name}`.toLowerCase().includes(query.trim().toLowerCase())

/** A warehouse by code or name; a distributor's also by the distributor's tail digits and pinyin initials. The value is its id. */
export function WarehousePicker({ places, ...props }: PickerProps<WarehouseRow> & { readonly places: Places }) {
  const { t } = useTexts()
  const { data } = useWarehouses(places)
  const find = useCallback(
    async (query: string): Promise<readonly WarehouseRow[]> => {
      const own = (data ?? []).filter((row) => row.distributorId === null && matches(row, query))
      if (places === 'own') return own
      const theirs = new Map((data ?? []).map((row) => [row.distributorId, row]))
      const hits = await api.distributors.find({ query })
      return [...own, ...hits.flatMap((hit) => theirs.get(hit.id) ?? [])]
    },
    [data, places],
  )
  const chosen = data?.find((row) => row.id === props.value)
  const label = chosen === undefined ? props.valueLabel : `${chosen.code} ${chosen.name}`
  return (
    <Picker
      {...props}
      {...(label === undefined ? {} : { valueLabel: label })}
      find={find}
      placeholder={t(places === 'own' ? 'goods:picker.ownWarehouse' : 'goods:picker.warehouse')}
    />
  )
}
