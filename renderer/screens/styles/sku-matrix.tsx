import type { StyleMatrix } from '../../../shared/schemas/styles'
import { Swatch } from '../../components/masters'
import { formatFen } from '../../components/values/text'
import { useTexts } from '../../i18n'

/** A row per colour, a column per size; each cell is a SKU with its barcode and its tag price. */
export function SkuMatrix({ matrix }: { readonly matrix: StyleMatrix }) {
  const { t } = useTexts()
  const byPlace = new Map(matrix.skus.map((sku) => [`${sku.colourId}/${sku.size}`, sku]))
  return (
    <div className="sku-matrix selectable">
      <table className="plain-table">
        <thead>
          <tr>
            <th className="sku-colour">{t('styles:field.colours')}</th>
            {matrix.sizes.map((size) => (
              <th key={size.code} title={size.alias}>
                {size.code}
                {size.alias !== '' && <span className="faint"> {size.alias}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.colours.map((colour) => (
            <tr key={colour.id}>
              <td className="sku-colour">
                <span className="sku-colour-name">
                  <Swatch colour={colour.swatch} />
                  {colour.name}
                </span>
                <span className="faint">{colour.code}</span>
              </td>
              {matrix.sizes.map((size) => {
                const sku = byPlace.get(`${colour.id}/${size.code}`)
                if (sku === undefined) return <td key={size.code} className="sku-cell sku-missing" />
                return (
                  <td key={size.code} className={sku.archived ? 'sku-cell sku-closed' : 'sku-cell'} title={sku.code}>
                    <span className={sku.barcode === null ? 'faint' : ''}>{sku.barcode ?? t('styles:noBarcode')}</span>
                    <span className="soft">{sku.archived ? t('styles:closedSku') : formatFen(sku.tagPriceFen)}</span>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
