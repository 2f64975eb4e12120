import { Alert, Button, Checkbox, Select } from 'antd'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { StyleMatrix } from '../../../shared/schemas/styles'
import { api, type Input } from '../../api'
import { useRead, useWrite, type Write } from '../../api/hooks'
import { DocumentScreen, HeaderField, HeaderFields } from '../../components/document-screen'
import { EmptyState } from '../../components/empty-state'
import { DayField, MoneyField } from '../../components/fields'
import { ChoiceControl, type DraftForm, Swatch, TextControl, useDraftForm } from '../../components/masters'
import { PictureBox } from '../../components/pictures'
import { useMay } from '../../components/session'
import { Loaded } from '../../components/skeleton'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'
import { SkuGrid } from './sku-grid'
import { StyleStock } from './style-summary'
import './styles.css'

type StyleDraft = Input<'styles.save'>
/** What is typed: price and size group are empty until they are chosen. */
interface StyleForm extends Omit<StyleDraft, 'tagPriceFen' | 'sizeGroupId'> {
  readonly tagPriceFen: number | null
  readonly sizeGroupId: number | null
}

const blank: StyleForm = { code: '', name: '', tagPriceFen: null, sizeGroupId: null, colourIds: [] }

function formOf(matrix: StyleMatrix): StyleForm {
  const {
    id,
    version,
    code,
    name,
    season,
    wave,
    category,
    subcategory,
    launchDate,
    tagPriceFen,
    sizeGroupId,
    archived,
  } = matrix
  // A colour whose SKUs are all archived is one the style does not come in any more.
  const open = new Set(matrix.skus.filter((sku) => !sku.archived).map((sku) => sku.colourId))
  return {
    ...{ id, version, code, name, season, wave, category, subcategory, launchDate, tagPriceFen, sizeGroupId, archived },
    colourIds: matrix.colours.filter((colour) => open.has(colour.id)).map((colour) => colour.id),
  }
}

interface FieldsProps {
  readonly form: DraftForm<StyleForm>
  readonly problems: Readonly<Record<string, string>>
  readonly readOnly: boolean
}

function ColourField({ form, problems, readOnly }: FieldsProps) {
  const { t } = useTexts()
  const colours = useRead('colours.list', {}).data ?? []
  const chosen = new Set(form.value.colourIds)
  return (
    <HeaderField label={t('styles:field.colours')} htmlFor="style-colours" problem={problems.colourIds} span={2}>
      <Select<number[]>
        id="style-colours"
        mode="multiple"
        disabled={readOnly}
        maxTagCount="responsive"
        value={[...form.value.colourIds]}
        showSearch={{ optionFilterProp: 'label' }}
        options={colours
          .filter((colour) => !colour.archived || chosen.has(colour.id))
          .map(({ id, code, name, swatch }) => ({ value: id, label: `${code} ${name}`, swatch }))}
        optionRender={({ data }) => (
          <span className="colour-option">
            <Swatch colour={data.swatch} />
            {data.label}
          </span>
        )}
        onChange={(ids) => form.set('colourIds', ids)}
      />
    </HeaderField>
  )
}

function Fields({ form, problems, readOnly }: FieldsProps) {
  const { t } = useTexts()
  const { value, set } = form
  const groups = useRead('sizeGroups.list', {}).data ?? []
  const text = (key: 'code' | 'name' | 'season' | 'wave' | 'category' | 'subcategory') => (
    <HeaderField label={t(`styles:field.${key}`)} htmlFor={`style-${key}`} problem={problems[key]}>
      {readOnly ? (
        <span className="selectable">{value[key]}</span>
      ) : (
        <TextControl id={`style-${key}`} value={value[key] ?? ''} onChange={(typed) => set(key, typed)} />
      )}
    </HeaderField>
  )
  return (
    <HeaderFields>
      {text('code')}
      {text('name')}
      <HeaderField label={t('styles:field.tagPrice')} htmlFor="style-price" problem={problems.tagPriceFen}>
        <MoneyField
          id="style-price"
          disabled={readOnly}
          value={value.tagPriceFen}
          onChange={(fen) => set('tagPriceFen', fen)}
        />
      </HeaderField>
      {text('season')}
      {text('wave')}
      <HeaderField label={t('styles:field.launchDate')} htmlFor="style-launch" problem={problems.launchDate}>
        <DayField
          id="style-launch"
          disabled={readOnly}
          value={value.launchDate ?? null}
          onChange={(day) => set('launchDate', day)}
        />
      </HeaderField>
      {text('category')}
      {text('subcategory')}
      <HeaderField label={t('styles:field.sizeGroup')} htmlFor="style-group" problem={problems.sizeGroupId}>
        <ChoiceControl
          id="style-group"
          allowClear={false}
          value={value.sizeGroupId}
          options={groups
            .filter((group) => !group.archived || group.id === value.sizeGroupId)
            .map((group) => ({
              value: group.id,
              label: `${group.name}  ${group.sizes.map((size) => size.code).join(' ')}`,
            }))}
          onChange={(id) => set('sizeGroupId', id)}
        />
      </HeaderField>
      <ColourField form={form} problems={problems} readOnly={readOnly} />
      {value.id !== undefined && !readOnly && (
        <HeaderField label={t('masters:field.state')}>
          <Checkbox checked={value.archived ?? false} onChange={(event) => set('archived', event.target.checked)}>
            {t('masters:archived')}
          </Checkbox>
        </HeaderField>
      )}
    </HeaderFields>
  )
}

function useSave(form: DraftForm<StyleForm>) {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const write = useWrite('styles.save', { quiet: true })
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({})
  const save = async () => {
    const { tagPriceFen, sizeGroupId, ...rest } = form.value
    const required = t('errors:field.required')
    const problems = {
      ...(rest.code.trim() === '' ? { code: required } : {}),
      ...(rest.name.trim() === '' ? { name: required } : {}),
      ...(tagPriceFen === null ? { tagPriceFen: required } : {}),
      ...(sizeGroupId === null ? { sizeGroupId: required } : {}),
      ...(rest.colourIds.length === 0 ? { colourIds: required } : {}),
    }
    setMissing(problems)
    if (tagPriceFen === null || sizeGroupId === null || Object.keys(problems).length > 0) return
    const done = await write.run({ ...rest, tagPriceFen, sizeGroupId })
    if (!done.ok) return
    form.forget()
    toast.success(t('masters:saved'))
    if (rest.id === undefined) void navigate(`/styles/${done.value.id}`, { replace: true })
  }
  const merge = async () => {
    const [newest] = await api.styles.matrix({ styleIds: [form.value.id ?? 0] })
    if (newest === undefined) return
    form.rebase(formOf(newest))
    write.reset()
    toast.info(t('masters:stale.same'))
  }
  return { save, merge, write, problems: { ...write.fields, ...missing } }
}

function Notices({
  form,
  write,
  onMerge,
}: {
  readonly form: DraftForm<StyleForm>
  readonly write: Pick<Write<'styles.save'>, 'message' | 'error'>
  readonly onMerge: () => void
}) {
  const { t } = useTexts()
  const button = (label: string, run: () => void) => ({
    action: (
      <Button size="small" onClick={run}>
        {label}
      </Button>
    ),
  })
  const stale = write.error?.code === 'stale' ? button(t('masters:stale.take'), onMerge) : {}
  if (write.message !== null)
    return <Alert type="error" showIcon className="master-alert" title={write.message} {...stale} />
  if (!form.restored || !form.dirty) return null
  const discard = button(t('masters:draft.discard'), form.discard)
  return <Alert type="info" showIcon className="master-alert" title={t('masters:draft.restored')} {...discard} />
}

function Editor({ matrix }: { readonly matrix: StyleMatrix | null }) {
  const { t } = useTexts()
  const toast = useToast()
  const navigate = useNavigate()
  const may = useMay()
  const readOnly = !may('styles.save')
  const form = useDraftForm<StyleForm>(`styles.${matrix?.id ?? 'new'}`, matrix === null ? blank : formOf(matrix))
  const { save, merge, write, problems } = useSave(form)
  const fresh = matrix === null
  useEffect(() => {
    if (fresh) document.getElementById('style-code')?.focus()
  }, [fresh])
  const latest = useRef({ save, dirty: form.dirty })
  latest.current = { save, dirty: form.dirty }
  const primary = useMemo(
    () => ({
      label: t('components:confirm.save'),
      keys: 'Ctrl+S',
      busy: write.pending,
      disabled: !form.dirty,
      onClick: () => void latest.current.save(),
    }),
    [form.dirty, t, write.pending],
  )
  const back = useCallback(() => {
    if (latest.current.dirty) toast.info(t('masters:draft.kept'))
    void navigate('/styles')
  }, [navigate, t, toast])
  return (
    <DocumentScreen
      title={matrix === null ? t('styles:new') : `${t('styles:one')} ${matrix.code}`}
      {...(form.dirty ? { saving: t('components:document.unsaved') } : {})}
      {...(readOnly ? {} : { primary })}
      actions={<PageActions matrix={matrix} onDiscard={form.dirty && matrix !== null ? form.discard : null} />}
      onBack={back}
      header={<Fields form={form} problems={problems} readOnly={readOnly} />}
      {...(matrix === null ? {} : { side: <StyleStock matrix={matrix} /> })}
    >
      <div className="style-body">
        <Notices form={form} write={write} onMerge={() => void merge()} />
        <h2>{t('styles:matrix')}</h2>
        {matrix === null ? (
          <EmptyState title={t('styles:matrixEmpty')} />
        ) : (
          <div className="style-parts">
            <StylePicture matrix={matrix} />
            <div className="style-skus">
              <SkuGrid
                matrix={matrix}
                typed={form.value.skus ?? []}
                onType={readOnly ? null : (typed) => form.set('skus', typed)}
              />
            </div>
          </div>
        )}
        {problems.skus !== undefined && <Alert type="error" showIcon className="master-alert" title={problems.skus} />}
      </div>
    </DocumentScreen>
  )
}

function StylePicture({ matrix }: { readonly matrix: StyleMatrix }) {
  const may = useMay()
  if (!may('pictures.get')) return null
  return (
    <PictureBox
      styleId={matrix.id}
      name={`${matrix.code} ${matrix.name}`}
      swatches={matrix.colours.map((colour) => colour.swatch)}
    />
  )
}

function PageActions({
  matrix,
  onDiscard,
}: {
  readonly matrix: StyleMatrix | null
  readonly onDiscard: (() => void) | null
}) {
  const { t } = useTexts()
  const navigate = useNavigate()
  const may = useMay()
  if (matrix === null) return null
  return (
    <>
      {onDiscard !== null && <Button onClick={onDiscard}>{t('masters:draft.discard')}</Button>}
      {may('stock.list') && (
        <Button onClick={() => void navigate(`/stock?style=${matrix.id}`)}>{t('styles:toStock')}</Button>
      )}
      {may('stock.movements') && (
        <Button onClick={() => void navigate(`/stock/movements?style=${matrix.id}`)}>{t('styles:toMovements')}</Button>
      )}
    </>
  )
}

function KnownStyle({ id }: { readonly id: number }) {
  const { t } = useTexts()
  const read = useRead('styles.matrix', { styleIds: [id] })
  return (
    <Loaded read={read}>
      {([matrix]) =>
        matrix === undefined ? (
          <EmptyState title={t('errors:code.notFound')} />
        ) : (
          <Editor key={`${matrix.id}-${matrix.version}`} matrix={matrix} />
        )
      }
    </Loaded>
  )
}

/** A style: its fields above, its SKUs with barcodes below; colours and sizes make the SKUs when it is saved. */
export function StylePage() {
  const { id = '' } = useParams()
  return id === 'new' ? <Editor key="new" matrix={null} /> : <KnownStyle key={id} id={Number(id)} />
}
