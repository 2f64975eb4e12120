import type { BalanceRow } from '../../../shared/schemas/ledgers'
import { type AccountPart, accountParts } from '../../../shared/schemas/ledgers'
import { useRead } from '../../api/hooks'
import { CapitalAmount, inFavour, PaperForm, PaperTable } from '../../components/accounts-desk'
import { MoneyField } from '../../components/fields'
import { today } from '../../components/goods/today'
import { useMay } from '../../components/session'
import { Money } from '../../components/values'
import { useTexts } from '../../i18n'
import { type ReceiptContent, totalOf } from './receipt-draft'

interface ReceiptPartsProps {
  readonly content: ReceiptContent
  readonly change: (part: Partial<ReceiptContent>) => void
  readonly problem: string | undefined
  readonly readOnly: boolean
  /** False once the money is in the account: then “after” would count it twice. */
  readonly pending: boolean
}

const fieldOf = {
  receivable: 'receivableFen',
  prepayment: 'prepaymentFen',
  deposit: 'depositFen',
  rebate: 'rebateFen',
} as const satisfies Record<AccountPart, keyof BalanceRow>

/** What a part stands at now, in its own sign; null while it is not known. */
function useBalance(distributorId: number | null) {
  const may = useMay()('accounts.balances')
  const read = useRead(
    'accounts.balances',
    { asOf: today(), distributorId: distributorId ?? 1 },
    { enabled: may && distributorId !== null },
  )
  const row = distributorId === null ? undefined : read.data?.[0]
  return (part: AccountPart) => (row === undefined ? null : row[fieldOf[part]])
}

/** The money of a receipt by the part it is meant for, beside what each part stands at and will stand at. */
export function ReceiptParts({ content, change, problem, readOnly, pending }: ReceiptPartsProps) {
  const { t } = useTexts()
  const balanceOf = useBalance(content.distributorId)
  const headers = pending ? (['part', 'now', 'amount', 'after'] as const) : (['part', 'amount'] as const)
  const total = totalOf(content)
  return (
    <PaperForm>
      <h2>{t('receipts:split')}</h2>
      <PaperTable
        headers={headers.map((key) => t(`receipts:column.${key}`))}
        foot={
          <tr>
            <th scope="row">{t('components:list.total')}</th>
            {pending && <td />}
            <td className="numeric">
              <Money fen={total} />
            </td>
            {pending && <td />}
          </tr>
        }
      >
        {accountParts.map((part) => {
          const now = balanceOf(part)
          const amountFen = content.parts[part]
          return (
            <tr key={part}>
              <th scope="row">
                <label htmlFor={`receipt-part-${part}`}>{t(`accounts:part.${part}`)}</label>
              </th>
              {pending && (
                <td className="numeric soft">{now !== null && <Money fen={inFavour(part, now)} blankZero />}</td>
              )}
              <td className="numeric">
                {readOnly ? (
                  <Money fen={amountFen} blankZero />
                ) : (
                  <MoneyField
                    id={`receipt-part-${part}`}
                    value={amountFen}
                    onChange={(fen) => change({ parts: { ...content.parts, [part]: fen } })}
                  />
                )}
              </td>
              {pending && (
                <td className="numeric">
                  {now !== null && (amountFen ?? 0) !== 0 && <Money fen={inFavour(part, now - (amountFen ?? 0))} />}
                </td>
              )}
            </tr>
          )
        })}
      </PaperTable>
      {total !== 0 && (
        <p className="paper-words">
          <span className="soft">{t('receipts:capital')}</span>
          <CapitalAmount fen={total} />
        </p>
      )}
      {problem !== undefined && <p className="paper-note paper-wrong">{problem}</p>}
      {total < 0 && <p className="paper-note">{t('receipts:refundNote')}</p>}
    </PaperForm>
  )
}
