import type { SameKeys } from '../../../shared/texts/shape'
import type { masters as chinese } from '../zh-CN/masters'

/** What the lists of masters share: their places, their form, their words. */
export const masters: SameKeys<typeof chinese> = {
  section: {
    styles: 'Styles',
    fairs: 'Order fairs',
    pricePolicies: 'Price policies',
    colours: 'Colours',
    sizeGroups: 'Size groups',
    factories: 'Factories',
    distributors: 'Customers',
    regions: 'Regions',
    stock: 'Enquiry',
    movements: 'Movements',
    stockCounts: 'Stock counts',
    warehouses: 'Warehouses',
    settings: 'Company',
    users: 'Users',
    roles: 'Roles',
    imports: 'Imports',
  },
  nextSection: 'Next list',
  lastSection: 'Previous list',
  search: 'Find in the list',
  showArchived: 'Show inactive',
  archived: 'Inactive',
  archivedState: 'Inactive',
  archivedHint: 'No longer offered for choice; documents that name it stay as they are',
  activeState: 'In use',
  comma: ', ',
  saved: 'Saved',
  edit: 'Edit',
  none: 'Any',
  notPercent: 'Not a percentage',
  field: { code: 'Code', name: 'Name', state: 'State' },
  draft: {
    kept: 'What is not saved stays on this computer and will be here next time',
    restored: 'This was filled in earlier and has not been saved yet',
    discard: 'Give it up',
  },
  stale: {
    take: 'Merge the newest',
    theirs: 'Taken over from the other change: {{fields}}.',
    both: 'Changed on both sides, kept as entered here: {{fields}}. Check before saving.',
    same: 'Brought up to date without conflicts; it can be saved.',
  },
}
