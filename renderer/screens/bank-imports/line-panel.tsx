import { Button } from 'antd'
import type { BankPreviewLine } from '../../../shared/schemas/bank-imports'
import { DistributorPicker } from '../../components/fields'
import { Day, Money } from '../../components/values'
import { useTexts } from '../../i18n'
import { doubtText } from './columns'
import { type Chosen, needOf } from './lines'

interface LinePanelProps {
  readonly line: BankPreviewLine
  readonly onCustomer: (chosen: Chosen | null) => void
  readonly onToggle: () => void
}

/** The bank's own line, and whose money it is. */
export function LinePanel({ line, onCustomer, onToggle }: LinePanelProps) {
  const { t } = useTexts()
  const { distributorCode, distributorName, knownBy, candidates } = line
  const doubt = doubtText(t, line)
  const facts = [
    { label: t('bankImports:field.date'), value: <Day day={line.date} /> },
    { label: t('bankImports:field.amount'), value: <Money fen={line.amountFen} /> },
    { label: t('bankImports:field.account'), value: line.payerAccount },
    { label: t('bankImports:field.serial'), value: line.serial },
    { label: t('bankImports:field.text'), value: line.text },
  ]
  return (
    <>
      <h2 className="desk-name">{line.payerName === '' ? t('bankImports:noPayer') : line.payerName}</h2>
      <table className="fact-card">
        <tbody>
          {facts.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="numeric bank-fact">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="bank-customer">
        <label htmlFor="bank-distributor">{t('bankImports:field.distributor')}</label>
        <DistributorPicker
          id="bank-distributor"
          value={distributorName === '' ? null : 1}
          valueLabel={distributorName === '' ? '' : `${distributorCode ?? ''} ${distributorName}`}
          onChange={(id, hit) => onCustomer(id === null || hit === null ? null : { code: hit.code, name: hit.name })}
        />
        {knownBy !== null && distributorName !== '' && <p className="faint">{t(`bankImports:knownBy.${knownBy}`)}</p>}
        {candidates.length > 0 && distributorName === '' && (
          <p className="soft">{t('bankImports:candidates', { names: candidates.join('、') })}</p>
        )}
      </div>
      {doubt !== '' && <p className={needOf(line) === null ? 'soft' : 'bank-wanting'}>{doubt}</p>}
      <div className="desk-buttons">
        <Button title="Alt+X" onClick={onToggle}>
          {t(line.take ? 'bankImports:leaveOut' : 'bankImports:takeIn')}
        </Button>
      </div>
    </>
  )
}
