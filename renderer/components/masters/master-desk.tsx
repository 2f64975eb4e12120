import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { Outcome, Write } from '../../api/hooks'
import type { GridColumn } from '../../grid'
import { useTexts } from '../../i18n'
import type { DraftForm } from './draft-form'
import { MasterDrawer } from './master-drawer'
import { MasterList, type MasterListProps } from './master-list'

interface Master {
  readonly id: number
  readonly name: string
  readonly archived: boolean
}

interface MasterDeskProps<Row extends Master, Draft extends object>
  extends Pick<MasterListProps<Row>, 'desk' | 'section' | 'columns' | 'read'> {
  readonly title: string
  /** Where the words for a new one, for one, and for none are. */
  readonly texts: 'styles:colour' | 'styles:sizeGroup' | 'distributors:region' | 'stock:warehouse'
  readonly may: boolean
  readonly blank: Draft
  readonly draftOf: (row: Row) => Draft
  /** The words for the fields, to say which of them someone else changed. */
  readonly labels: Readonly<Partial<Record<keyof Draft & string, string>>>
  readonly write: Pick<Write<'regions.save'>, 'pending' | 'message' | 'fields' | 'error' | 'reset'>
  readonly save: (draft: Draft) => Promise<Outcome<Row>>
  /** Reads the list anew, to take in what somebody else saved first. */
  readonly latest: () => PromiseLike<readonly Row[]>
  /** True for rows that are kept somewhere else. */
  readonly isForeign?: (row: Row) => boolean
  /** The fields of the form; `row` is null while a new record is typed. */
  readonly children: (form: DraftForm<Draft>, problems: Readonly<Record<string, string>>, row: Row | null) => ReactNode
}

/** The column that says whether a record is in use. */
export function useStateColumn<Row extends Master>(width?: number): GridColumn<Row> {
  const { t } = useTexts()
  return useMemo(
    () => ({
      field: 'archived',
      header: t('masters:field.state'),
      ...(width === undefined ? {} : { width }),
      value: (row) => (row.archived ? t('masters:archivedState') : t('masters:activeState')),
    }),
    [t, width],
  )
}

const isArchived = (row: Master) => row.archived

/** A list of records with the form of one beside it: Enter opens a record, Alt+N begins a new one. */
export function MasterDesk<Row extends Master, Draft extends object>(props: MasterDeskProps<Row, Draft>) {
  const { t } = useTexts()
  const { section, texts, may, blank, draftOf, write, isForeign } = props
  const newLabel = t(`${texts}.new`)
  const [editing, setEditing] = useState<{ readonly row: Row | null } | null>(null)
  const create = useCallback(() => setEditing({ row: null }), [])
  const row = editing?.row ?? null
  return (
    <MasterList<Row>
      desk={props.desk}
      section={section}
      title={props.title}
      columns={props.columns}
      rowId={(one) => one.id}
      read={props.read}
      isArchived={isArchived}
      onOpen={(one) => setEditing({ row: one })}
      {...(may ? { onNew: create, newLabel } : {})}
      emptyTitle={t(`${texts}.none`)}
      emptyHint={t(`${texts}.noneHint`)}
    >
      {editing !== null && (
        <MasterDrawer<Draft, Row>
          title={row === null ? newLabel : `${t(`${texts}.one`)} ${row.name}`}
          name={`${section}.${row?.id ?? 'new'}`}
          initial={row === null ? blank : draftOf(row)}
          labels={props.labels}
          write={write}
          save={props.save}
          latest={async () => {
            const newest = (await props.latest()).find(({ id }) => id === row?.id)
            return newest === undefined ? null : draftOf(newest)
          }}
          readOnly={!may || (row !== null && isForeign?.(row) === true)}
          onClose={() => {
            setEditing(null)
            write.reset()
          }}
        >
          {(form, problems) => props.children(form, problems, row)}
        </MasterDrawer>
      )}
    </MasterList>
  )
}
