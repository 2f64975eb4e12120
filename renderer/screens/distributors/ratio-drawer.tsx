import { Button, Checkbox, InputNumber } from 'antd'
import type { SizeRatioChange, SizeRatioRow } from '../../../shared/schemas/size-ratios'
import { api, type Input } from '../../api'
import { useWrite } from '../../api/hooks'
import { type DraftForm, FormField, FormGrid, MasterDrawer } from '../../components/masters'
import { useMay } from '../../components/session'
import { useToast } from '../../components/toast'
import { Instant } from '../../components/values'
import { useTexts } from '../../i18n'

type RatioDraft = Input<'sizeRatios.save'>

function draftOf({ distributorId, sizeGroupId, version, wholePacks, sizes }: SizeRatioRow): RatioDraft {
  const seen = version === null ? {} : { version }
  const parts = sizes.map((size) => ({ size: size.size, parts: size.parts }))
  return { distributorId, sizeGroupId, ...seen, wholePacks, sizes: parts }
}

const packOf = (sizes: RatioDraft['sizes']) => sizes.reduce((sum, { parts }) => sum + parts, 0)

function Parts({ row, form }: { readonly row: SizeRatioRow; readonly form: DraftForm<RatioDraft> }) {
  const { t } = useTexts()
  const { value, set } = form
  return (
    <table className="plain-table ratio-lines">
      <thead>
        <tr>
          <th>{t('distributors:ratio.size')}</th>
          <th className="numeric">{t('distributors:ratio.groupParts')}</th>
          <th className="numeric">{t('distributors:ratio.parts')}</th>
        </tr>
      </thead>
      <tbody>
        {value.sizes.map(({ size, parts }, at) => {
          const group = row.sizes.find((each) => each.size === size)
          return (
            <tr key={size}>
              <td>
                {size} {group?.core === true && <span className="faint">{t('distributors:ratio.core')}</span>}
              </td>
              <td className="numeric faint">{group?.groupParts}</td>
              <td className="numeric">
                <InputNumber
                  id={`ratio-${at}`}
                  min={0}
                  max={1000}
                  precision={0}
                  controls={false}
                  value={parts}
                  aria-label={`${size} ${t('distributors:ratio.parts')}`}
                  onChange={(typed) =>
                    set(
                      'sizes',
                      value.sizes.map((each, other) => (other === at ? { size, parts: typed ?? 0 } : each)),
                    )
                  }
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function History({ history }: { readonly history: readonly SizeRatioChange[] }) {
  const { t } = useTexts()
  if (history.length === 0) return null
  return (
    <>
      <h3 className="form-section">{t('components:document.history')}</h3>
      <ol className="ratio-history">
        {history.map((change, at) => (
          <li key={history.length - at}>
            <b>{change.userName}</b>{' '}
            {change.parts === null
              ? t('distributors:ratio.cleared')
              : change.parts.map(({ size, parts }) => `${size}×${parts}`).join(' ')}
            {change.wholePacks && ` ${t('distributors:ratio.byPack')}`}{' '}
            <span className="faint">
              <Instant at={change.at} />
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Fields({
  row,
  form,
  problems,
}: {
  readonly row: SizeRatioRow
  readonly form: DraftForm<RatioDraft>
  readonly problems: Readonly<Record<string, string>>
}) {
  const { t } = useTexts()
  const { value, set } = form
  return (
    <FormGrid>
      <FormField
        label={t('distributors:ratio.title')}
        problem={problems.sizes}
        hint={t('distributors:ratio.hint')}
        whole
        required
      >
        <Parts row={row} form={form} />
      </FormField>
      <FormField label={t('distributors:ratio.packs')} htmlFor="ratio-packs" whole>
        <Checkbox
          id="ratio-packs"
          checked={value.wholePacks ?? false}
          onChange={(event) => set('wholePacks', event.target.checked)}
        >
          {t('distributors:ratio.ordersPacks', { pack: packOf(value.sizes) })}
        </Checkbox>
      </FormField>
      <div className="form-whole">
        <History history={row.history} />
      </div>
    </FormGrid>
  )
}

interface RatioDrawerProps {
  readonly row: SizeRatioRow
  readonly customer: string
  readonly onClose: () => void
}

/** The ratio of one distributor for one size group; it takes the group's place until it is taken away. */
export function RatioDrawer({ row, customer, onClose }: RatioDrawerProps) {
  const { t } = useTexts()
  const may = useMay()
  const toast = useToast()
  const write = useWrite('sizeRatios.save', { quiet: true })
  const clear = useWrite('sizeRatios.clear')
  const { version, distributorId, sizeGroupId } = row
  const back = async () => {
    if (version === null) return
    const outcome = await clear.run({ distributorId, sizeGroupId, version })
    if (!outcome.ok) return
    toast.success(t('distributors:ratio.clearedFor', { group: row.groupName }))
    onClose()
  }
  return (
    <MasterDrawer<RatioDraft, SizeRatioRow>
      title={t('distributors:ratio.drawer', { group: row.groupName, customer })}
      name={`sizeRatios.${distributorId}.${sizeGroupId}`}
      initial={draftOf(row)}
      labels={{ sizes: t('distributors:ratio.title'), wholePacks: t('distributors:ratio.packs') }}
      write={write}
      save={write.run}
      latest={async () => {
        const newest = (await api.sizeRatios.list({ distributorId })).find((each) => each.sizeGroupId === sizeGroupId)
        return newest === undefined ? null : draftOf(newest)
      }}
      readOnly={!may('sizeRatios.save')}
      extra={
        version !== null &&
        may('sizeRatios.clear') && (
          <Button loading={clear.pending} onClick={() => void back()}>
            {t('distributors:ratio.clear')}
          </Button>
        )
      }
      onClose={onClose}
    >
      {(form, problems) => <Fields row={row} form={form} problems={problems} />}
    </MasterDrawer>
  )
}
