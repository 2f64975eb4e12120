import { Checkbox } from 'antd'
import { useTexts } from '../../i18n'
import { TextControl } from './controls'
import { FormField } from './form-field'

interface CodeAndNameProps {
  /** The record's noun, before the fields' own names: `region` makes `region-code`. */
  readonly id: string
  readonly value: { readonly code: string; readonly name: string }
  readonly problems: Readonly<Record<string, string>>
  readonly onChange: (field: 'code' | 'name', text: string) => void
}

/** The two fields every record has. */
export function CodeAndName({ id, value, problems, onChange }: CodeAndNameProps) {
  const { t } = useTexts()
  return (
    <>
      <FormField label={t('masters:field.code')} htmlFor={`${id}-code`} problem={problems.code} required>
        <TextControl id={`${id}-code`} value={value.code} maxLength={64} onChange={(text) => onChange('code', text)} />
      </FormField>
      <FormField label={t('masters:field.name')} htmlFor={`${id}-name`} problem={problems.name} required>
        <TextControl id={`${id}-name`} value={value.name} onChange={(text) => onChange('name', text)} />
      </FormField>
    </>
  )
}

interface ArchivedFieldProps {
  readonly value: { readonly id?: number | undefined; readonly archived?: boolean | undefined }
  readonly disabled?: boolean
  readonly onChange: (archived: boolean) => void
}

/** Takes a record out of use; a new one has nothing to be taken out of. */
export function ArchivedField({ value, disabled = false, onChange }: ArchivedFieldProps) {
  const { t } = useTexts()
  if (value.id === undefined) return null
  return (
    <FormField label={t('masters:field.state')} hint={t('masters:archivedHint')} whole>
      <Checkbox
        {...(disabled ? { disabled } : {})}
        checked={value.archived ?? false}
        onChange={(event) => onChange(event.target.checked)}
      >
        {t('masters:archived')}
      </Checkbox>
    </FormField>
  )
}
