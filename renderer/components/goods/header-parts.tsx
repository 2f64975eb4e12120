import { Button, Input } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../../i18n'
import { HeaderField } from '../document-screen'
import { DayField } from '../fields'
import { Day } from '../values'
import { DocumentNote } from './step-dialog'

/** Something of the header that is only read. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <HeaderField label={label}>
      <span className="field-text selectable">{children}</span>
    </HeaderField>
  )
}

/** The day of a step, once it was taken. */
export function DayFact({ label, day }: { readonly label: string; readonly day: string | null }) {
  return (
    day !== null && (
      <Fact label={label}>
        <Day day={day} />
      </Fact>
    )
  )
}

/** Words of the header that may be missing. */
export function TextFact({ label, text }: { readonly label: string; readonly text: string }) {
  return text !== '' && <Fact label={label}>{text}</Fact>
}

interface DraftFieldsProps {
  /** The document's noun, before the fields' own names: `return` makes `return-date`. */
  readonly id: string
  readonly header: { readonly businessDate: string; readonly reference: string; readonly remark: string }
  readonly change: (
    part: { readonly businessDate: string } | { readonly reference: string } | { readonly remark: string },
  ) => void
  /** Fields between the day and the notes. */
  readonly children?: ReactNode
}

/** The day, the reference and the remark that every document of goods is typed with. */
export function DraftFields({ id, header, change, children }: DraftFieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <HeaderField label={t('goods:field.date')} htmlFor={`${id}-date`}>
        <DayField
          id={`${id}-date`}
          allowClear={false}
          value={header.businessDate}
          onChange={(day) => day !== null && change({ businessDate: day })}
        />
      </HeaderField>
      {children}
      <HeaderField label={t('goods:field.reference')} htmlFor={`${id}-reference`}>
        <Input
          id={`${id}-reference`}
          maxLength={64}
          value={header.reference}
          onChange={(event) => change({ reference: event.target.value })}
        />
      </HeaderField>
      <HeaderField label={t('goods:field.remark')} htmlFor={`${id}-remark`}>
        <Input
          id={`${id}-remark`}
          maxLength={2000}
          value={header.remark}
          onChange={(event) => change({ remark: event.target.value })}
        />
      </HeaderField>
    </>
  )
}

/** Says that what was typed earlier is back, and lets it be given up. */
export function RestoredNote({
  draft,
}: {
  readonly draft: { readonly restored: boolean; readonly giveUp: () => void }
}) {
  const { t } = useTexts()
  if (!draft.restored) return null
  return (
    <DocumentNote
      tone="waits"
      action={
        <Button size="small" onClick={draft.giveUp}>
          {t('goods:note.giveUp')}
        </Button>
      }
    >
      {t('goods:note.restored')}
    </DocumentNote>
  )
}
