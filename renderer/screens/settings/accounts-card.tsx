import { Alert, Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { letterBlanks, usualLetterTexts } from '../../../shared/domain/collection'
import { collectionLevels } from '../../../shared/schemas/collections'
import type { Settings } from '../../../shared/schemas/companies'
import { useWrite } from '../../api/hooks'
import { MoneyField } from '../../components/fields'
import { FormField, FormGrid } from '../../components/masters'
import { useToast } from '../../components/toast'
import { useTexts } from '../../i18n'

const levelNames = { 1: 'remind', 2: 'press', 3: 'letter', 4: 'escalate' } as const

interface FieldsProps {
  readonly draft: Settings
  readonly change: (part: Partial<Settings>) => void
  readonly readOnly: boolean
  readonly problems: Readonly<Record<string, string>>
}

const replaced = <Value,>(list: readonly Value[], at: number, value: Value): Value[] =>
  list.map((one, index) => (index === at ? value : one))

function DifferenceFields({ draft, change, readOnly, problems }: FieldsProps) {
  const { t } = useTexts()
  return (
    <FormGrid>
      <FormField
        label={t('settings:accounts.differenceFen')}
        htmlFor="settings-difference-fen"
        problem={problems.smallDifferenceFen}
        hint={t('settings:accounts.differenceHint')}
      >
        <MoneyField
          id="settings-difference-fen"
          disabled={readOnly}
          value={draft.smallDifferenceFen}
          onChange={(fen) => change({ smallDifferenceFen: fen ?? 0 })}
        />
      </FormField>
      <FormField
        label={t('settings:accounts.differencePermille')}
        htmlFor="settings-difference-permille"
        problem={problems.smallDifferencePermille}
        hint={t('settings:accounts.permilleHint')}
      >
        <InputNumber
          id="settings-difference-permille"
          min={0}
          max={1000}
          precision={0}
          suffix="‰"
          disabled={readOnly}
          value={draft.smallDifferencePermille}
          onChange={(permille) => change({ smallDifferencePermille: permille ?? 0 })}
        />
      </FormField>
    </FormGrid>
  )
}

function LevelFields({ draft, change, readOnly, problems }: FieldsProps) {
  const { t } = useTexts()
  return (
    <div className="settings-levels">
      {collectionLevels.map((level, index) => (
        <label key={level} htmlFor={`settings-level-${level}`}>
          <span>{t('settings:accounts.levelFrom', { level: t(`collections:level.${levelNames[level]}`) })}</span>
          <InputNumber
            id={`settings-level-${level}`}
            min={1}
            max={3650}
            precision={0}
            disabled={readOnly}
            suffix={t('settings:accounts.days')}
            value={draft.collectionLevelDays[index]}
            onChange={(days) => change({ collectionLevelDays: replaced(draft.collectionLevelDays, index, days ?? 1) })}
          />
        </label>
      ))}
      {problems.collectionLevelDays !== undefined && <p className="paper-wrong">{problems.collectionLevelDays}</p>}
    </div>
  )
}

/** The text of one level at a time; what stands there while nothing is typed is what would be written. */
function LetterFields({ draft, change, readOnly }: FieldsProps) {
  const { t } = useTexts()
  const [level, setLevel] = useState<(typeof collectionLevels)[number]>(3)
  const index = level - 1
  return (
    <div className="settings-letter">
      <div className="settings-line">
        <Select
          id="settings-letter-level"
          aria-label={t('settings:accounts.letterLevel')}
          value={level}
          options={collectionLevels.map((value) => ({
            value,
            label: t('settings:accounts.letterOf', { level: t(`collections:level.${levelNames[value]}`) }),
          }))}
          onChange={setLevel}
        />
        <label htmlFor="settings-letter-term">
          {t('settings:accounts.term')}
          <InputNumber
            id="settings-letter-term"
            min={1}
            max={365}
            precision={0}
            disabled={readOnly}
            suffix={t('settings:accounts.days')}
            value={draft.letterTermDays}
            onChange={(days) => change({ letterTermDays: days ?? 7 })}
          />
        </label>
      </div>
      <Input.TextArea
        id="settings-letter-text"
        aria-label={t('settings:accounts.letterText')}
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={1000}
        disabled={readOnly}
        placeholder={usualLetterTexts[index]}
        value={draft.letterTexts[index]}
        onChange={(event) => change({ letterTexts: replaced(draft.letterTexts, index, event.target.value) })}
      />
      <p className="faint">
        {t('settings:accounts.letterHint', { blanks: letterBlanks.map((blank) => `{${blank}}`).join(' ') })}
      </p>
    </div>
  )
}

/** What settling may write off, when each level of collecting begins, and what its letters say. */
export function AccountsCard({ settings, readOnly }: { readonly settings: Settings; readonly readOnly: boolean }) {
  const { t } = useTexts()
  const toast = useToast()
  const write = useWrite('settings.save', { quiet: true })
  const [draft, setDraft] = useState(settings)
  const changed = JSON.stringify(draft) !== JSON.stringify(settings)
  const save = async () => {
    const done = await write.run(draft)
    if (done.ok) toast.success(t('settings:accounts.saved'))
  }
  const fields: FieldsProps = {
    draft,
    readOnly,
    problems: write.fields,
    change: (part) => setDraft({ ...draft, ...part }),
  }
  return (
    <section className="card" aria-label={t('settings:accounts.title')}>
      <header>
        <h2>{t('settings:accounts.title')}</h2>
      </header>
      <form
        className="settings-body"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {write.message !== null && <Alert type="error" showIcon title={write.message} className="master-alert" />}
        <DifferenceFields {...fields} />
        <LevelFields {...fields} />
        <LetterFields {...fields} />
        {!readOnly && (
          <div className="settings-buttons">
            {changed && <Button onClick={() => setDraft(settings)}>{t('components:confirm.cancel')}</Button>}
            <Button type="primary" htmlType="submit" disabled={!changed} loading={write.pending}>
              {t('components:confirm.save')}
            </Button>
          </div>
        )}
      </form>
    </section>
  )
}
