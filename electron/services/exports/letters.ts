import type { ParsedInput } from '../../../shared/contract'
import type { FileContent } from '../../../shared/contract/envelope'
import { letterTextOf, letterTitles } from '../../../shared/domain/collection'
import { fileNamePart } from '../../../shared/domain/papers'
import { Refusal } from '../../../shared/schemas/errors'
import { findSettings } from '../../database/queries/settings'
import { printCollectionLetter } from '../../paper/letters'
import { getCollection } from '../collections'
import type { ReadingOffice } from '../office'
import type { ExportJob } from './files'

/**
 * The letter that asks for what is overdue and undisputed today, document by document.
 * @throws Refusal notFound, nothingOverdue when there is nothing to ask for
 */
export async function exportCollectionLetter(
  office: ReadingOffice,
  input: ParsedInput<'exports.collectionLetter'>,
  job: ExportJob,
): Promise<FileContent> {
  const { row, items } = getCollection(office, input)
  if (row.collectableFen === 0) throw new Refusal('nothingOverdue', { distributor: row.distributorName })
  const day = office.today()
  const { companyName, letterTermDays: termDays, letterTexts } = findSettings(office.connection)
  const level = input.level ?? row.level
  const bytes = await printCollectionLetter(
    {
      ...{ companyName, level, termDays, text: letterTextOf(letterTexts, level) },
      distributorName: row.distributorName,
      day,
      receivableFen: row.receivableFen,
      overdueFen: row.overdueFen,
      disputedFen: row.disputedFen,
      collectableFen: row.collectableFen,
      items: items.filter((item) => item.collectableFen > 0),
    },
    job,
  )
  const title = letterTitles[level === 0 ? 1 : level]
  return { name: `${title} ${fileNamePart(row.distributorName)} ${day}.pdf`, bytes }
}
