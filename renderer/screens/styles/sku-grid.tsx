import { useMemo } from 'react'
import type { StyleMatrix } from '../../../shared/schemas/styles'
import { parseYuan } from '../../components/values/text'
import { DataGrid, type GridColumn } from '../../grid'
import { useTexts } from '../../i18n'

/** What a SKU has of its own, as far as it was typed. */
export interface OwnOfSku {
  readonly colourId: number
  readonly size: string
  readonly barcode?: string | null | undefined
  readonly tagPriceFen?: number | undefined
}

interface SkuGridProps {
  readonly matrix: StyleMatrix
  /** What was typed since the style was read. */
  readonly typed: readonly OwnOfSku[]
  /** Null where the role may only look. */
  readonly onType: ((typed: OwnOfSku[]) => void) | null
}

type Sku = StyleMatrix['skus'][number]
const isOf = (sku: Sku) => (own: OwnOfSku) => own.colourId === sku.colourId && own.size === sku.size

/** Barcodes have no blanks; more than a label holds is refused. */
const parseBarcode = (text: string): string | null => {
  const barcode = text.replaceAll(/\s/g, '')
  return barcode.length <= 64 ? barcode : null
}

const parsePrice = (text: string): number | null => {
  const fen = parseYuan(text)
  return fen === null || fen < 0 ? null : fen
}

/** A row per SKU with its barcode and tag price: Enter goes down, so a scanner fills the barcodes one after the other. */
export function SkuGrid({ matrix, typed, onType }: SkuGridProps) {
  const { t } = useTexts()
  const rows = useMemo(
    () =>
      matrix.skus.map((sku) => {
        const own = typed.find(isOf(sku))
        return {
          ...sku,
          barcode: own?.barcode ?? (own?.barcode === null ? null : sku.barcode),
          tagPriceFen: own?.tagPriceFen ?? sku.tagPriceFen,
        }
      }),
    [matrix, typed],
  )
  const columns = useMemo((): readonly GridColumn<Sku>[] => {
    const colours = new Map(matrix.colours.map((colour) => [colour.id, colour]))
    const note = (sku: Sku, own: Pick<OwnOfSku, 'barcode' | 'tagPriceFen'>) => {
      const { colourId, size } = sku
      const before = typed.find(isOf(sku))
      onType?.([...typed.filter((each) => each !== before), { ...before, colourId, size, ...own }])
    }
    const open = onType !== null
    return [
      { field: 'code', header: t('styles:field.skuCode'), type: 'code', width: 168 },
      {
        field: 'colourId',
        header: t('styles:field.colours'),
        width: 128,
        value: ({ colourId }) => `${colours.get(colourId)?.code ?? ''} ${colours.get(colourId)?.name ?? ''}`,
        swatch: ({ colourId }) => colours.get(colourId)?.swatch ?? '',
      },
      { field: 'size', header: t('styles:field.size'), type: 'code', width: 84 },
      {
        field: 'barcode',
        header: t('styles:field.barcode'),
        type: 'code',
        width: 200,
        ...(open
          ? {
              edit: {
                parse: parseBarcode,
                onEdit: (sku, value) => note(sku, { barcode: String(value ?? '') || null }),
              },
            }
          : {}),
      },
      {
        field: 'tagPriceFen',
        header: t('styles:field.tagPrice'),
        type: 'money',
        width: 120,
        ...(open
          ? { edit: { parse: parsePrice, onEdit: (sku, value) => note(sku, { tagPriceFen: Number(value) }) } }
          : {}),
      },
      {
        field: 'archived',
        header: t('masters:field.state'),
        flex: 1,
        width: 96,
        value: ({ archived }) => (archived ? t('styles:closedSku') : ''),
      },
    ]
  }, [matrix, typed, onType, t])
  return <DataGrid<Sku> id="skus" columns={columns} rows={rows} rowId={(sku) => sku.id} autoFocus={false} />
}
