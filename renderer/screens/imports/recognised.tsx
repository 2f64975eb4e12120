import type { ImportPreview } from '../../../shared/schemas/import-runs'
import { formMappingSchema, type OrderField, type TableMapping } from '../../../shared/schemas/imports'

/** How each file's tables are read, by the file's name; what a person changed is sent back the same way. */
export type Mappings = Readonly<Record<string, readonly TableMapping[]>>

/** The mapping of a preview; kinds without tables of their own have none. */
export function mappingsOf(preview: ImportPreview): Mappings {
  const { mapping } = preview
  if (typeof mapping !== 'object' || mapping === null || Array.isArray(mapping)) return {}
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([file, tables]) => {
      const parsed = formMappingSchema.safeParse(tables)
      return parsed.success ? [[file, parsed.data]] : []
    }),
  )
}

/** A table with one column meaning something else; a meaning stands for one column only. */
export function withMeaning(table: TableMapping, column: number, field: OrderField | null): TableMapping {
  const kept = Object.entries(table.columns).filter(([name, at]) => at !== column && name !== field)
  const columns: TableMapping['columns'] = Object.fromEntries(kept)
  const sizes = table.sizes.filter((size) => size.column !== column)
  const layout = sizes.length > 0 ? table.layout : 'flat'
  return { ...table, layout, sizes, columns: field === null ? columns : { ...columns, [field]: column } }
}

/** A table with one column holding the pieces of a size; such a table has its sizes across. */
export function withSize(table: TableMapping, column: number, size: string): TableMapping {
  const kept = Object.entries(table.columns).filter(([name, at]) => at !== column && name !== 'quantity')
  const others = table.sizes.filter((one) => one.column !== column)
  const sizes = [...others, { column, size, alternatives: [] }].sort((a, b) => a.column - b.column)
  return { ...table, layout: 'sizeAcross', columns: Object.fromEntries(kept), sizes }
}
