import type { GridApi } from 'ag-grid-community'
import { Dropdown, type MenuProps } from 'antd'
import { type ReactNode, type RefObject, useReducer, useState } from 'react'
import { useTexts } from '../i18n'
import type { GridColumn } from './columns'

interface ColumnMenuProps<Row> {
  readonly columns: readonly GridColumn<Row>[]
  readonly grid: RefObject<GridApi<Row> | null>
  readonly onReset: () => void
  readonly children: ReactNode
}

/** A right click on the header chooses columns; the community grid has no such panel of its own. */
export function ColumnMenu<Row>({ columns, grid, onReset, children }: ColumnMenuProps<Row>) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const [, repaint] = useReducer((count: number) => count + 1, 0)
  const visible = (field: string) => grid.current?.getColumn(field)?.isVisible() ?? true
  const items: MenuProps['items'] = [
    {
      key: 'columns',
      type: 'group',
      label: t('grid:columns.choose'),
      children: columns.map(({ field, header }) => ({
        key: field,
        label: header,
        icon: <span className="column-tick">{open && visible(field) ? '✓' : ''}</span>,
        onClick: () => {
          grid.current?.setColumnsVisible([field], !visible(field))
          repaint()
        },
      })),
    },
    { type: 'divider' },
    { key: 'reset', label: t('grid:columns.reset'), onClick: onReset },
  ]
  return (
    <Dropdown
      open={open}
      trigger={['contextMenu']}
      menu={{ items, selectable: false }}
      // Choosing several columns is one visit: only a press elsewhere closes the menu.
      onOpenChange={(next, { source }) => {
        if (next || source === 'trigger') setOpen(next)
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps the menu to the header */}
      <div
        className="grid-frame"
        onContextMenu={(event) => {
          const onHeader = event.target instanceof Element && event.target.closest('.ag-header') !== null
          if (!onHeader) event.stopPropagation()
        }}
      >
        {children}
      </div>
    </Dropdown>
  )
}
