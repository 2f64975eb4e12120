import { isSameBankLine, isTraceable, partOfText } from '../../../shared/domain/import/bank-lines'
import { readBankStatement } from '../../../shared/domain/import/bank-statements'
import { sumOf } from '../../../shared/domain/money'
import { dayDoubt } from '../../../shared/domain/plausible-days'
import {
  type BankAnswer,
  type BankDoubt,
  type BankLine,
  type BankPreviewLine,
  bankMapping,
} from '../../../shared/schemas/bank-imports'
import { Refusal } from '../../../shared/schemas/errors'
import type { ImportPreviewItem, ImportProblemRow } from '../../../shared/schemas/import-runs'
import type { Tx } from '../../database/connection'
import { insertBankLine, listSameMoney, listTypedReceipts } from '../../database/queries/bank-lines'
import { findDocument } from '../../database/queries/documents'
import type { Office, ReadingOffice } from '../office'
import { learnPayers } from '../payers'
import { postWritten, writeReceipt } from '../receipts'
import { payerFinder } from './bank-payers'
import { defineKind, type Preparation, problem, problemsOf, type ReadFile } from './kinds'

/** A line that becomes a receipt. */
interface BankPlan extends Omit<BankLine, 'column'> {
  readonly fileIndex: number
  readonly account: string
  readonly distributorId: number
  readonly parts: BankAnswer['parts']
}

const INTEREST = /利息|结息|手续费|工本费|账户管理费|interest|bank charge/i

/** Whoever may post receipts brings them in posted; from anybody else they wait for that. */
const mayPost = ({ actor }: ReadingOffice): boolean =>
  actor.permissions.has('receipts.post') && actor.permissions.has('receipts.approve')

/**
 * A bank's export of our account: each line of money in becomes a receipt of whom it is of. What stands in a receipt already, twice in
 * the file, or in a receipt somebody typed is left out unless a person takes it; an unknown payer is asked about, line by line.
 */
export const bankImport = defineKind<BankPlan>({
  prepare: (preparation) => {
    const { office, files, step } = preparation
    if (!office.actor.permissions.has('receipts.save')) throw new Refusal('notPermitted', { method: 'receipts.save' })
    const [rows, items, problems, lineCounts]: [BankPlan[], ImportPreviewItem[], ImportProblemRow[], number[]] = [
      [],
      [],
      [],
      [],
    ]
    const shown: BankPreviewLine[] = []
    const propose = proposer(preparation)
    for (const [fileIndex, file] of files.entries()) {
      step(fileIndex, files.length)
      const reading = readBankStatement(file.sheets)
      problems.push(...problemsOf(file, reading.problems))
      lineCounts.push(reading.lines.length)
      for (const line of reading.lines) {
        const { preview, distributorId, found } = propose(file, line, reading.account)
        problems.push(...found)
        shown.push(preview)
        const { take, parts, distributorCode, distributorName } = preview
        const isRepeat = preview.doubts.some((doubt) => doubt === 'repeated' || doubt === 'twice' || doubt === 'typed')
        if (take && distributorId !== null) {
          const { column: _, ...plain } = line
          rows.push({ ...plain, fileIndex, account: reading.account, distributorId, parts })
        }
        if (take || isRepeat)
          items.push({
            ...{
              file: file.name,
              title: distributorCode ?? '',
              subtitle: `${distributorName} ${line.payerName}`.trim(),
            },
            ...{ lineCount: 1, quantity: 0, amountFen: line.amountFen, action: take ? 'create' : 'repeat' },
          })
      }
    }
    return { rows, items, problems, mapping: { bank: shown, posts: mayPost(office) }, lineCounts }
  },
  write: ({ office, tx, importIds }, rows) => {
    const posts = mayPost(office)
    for (const plan of rows) writePlan(office, tx, plan, { importId: importIds[plan.fileIndex] ?? 0, posts })
    return { created: rows.length, updated: 0, skipped: 0, status: posts ? 'posted' : 'draft' }
  },
})

const keyOf = ({ file, sheet, row }: Pick<BankAnswer, 'file' | 'sheet' | 'row'>): string => `${file}\n${sheet}\n${row}`

interface Proposal {
  readonly preview: BankPreviewLine
  readonly distributorId: number | null
  readonly found: readonly ImportProblemRow[]
}

/** Says of each line what would become of it: as a person answered, else as it seems. */
function proposer({ office, mapping }: Preparation) {
  const reader = office.connection
  const payers = payerFinder(reader, office.actor.distributorIds)
  const given = bankMapping.safeParse(mapping)
  const answers = new Map(given.success ? given.data.bank.map((answer) => [keyOf(answer), answer]) : [])
  const standsIn = repeats(office)
  return (file: ReadFile, line: BankLine, account: string): Proposal => {
    const { sheet, row, amountFen, text, column: _, ...rest } = line
    const answer = answers.get(keyOf({ file: file.name, sheet, row }))
    const payer = payers.find(line)
    const known = answer?.distributorCode == null ? undefined : payers.byCode(answer.distributorCode)
    const distributor = answer === undefined ? payer.distributor : (known ?? null)
    const before = standsIn(line, account, distributor?.id ?? null)
    const doubts: BankDoubt[] = before === null ? [] : [before.doubt]
    if (amountFen < 0) doubts.push('outgoing')
    else if (INTEREST.test(text) && payer.knownBy === null) doubts.push('interest')
    else if (distributor === null) doubts.push(payer.candidates.length > 0 ? 'payerAmbiguous' : 'payerUnknown')
    const isAsked = doubts.some((doubt) => doubt !== 'payerUnknown' && doubt !== 'payerAmbiguous')
    const preview: BankPreviewLine = {
      ...{ file: file.name, sheet, row, amountFen, text, ...rest, doubts },
      take: answer?.take ?? !isAsked,
      distributorCode: distributor?.code ?? answer?.distributorCode ?? null,
      distributorName: distributor?.name ?? '',
      parts: answer?.parts ?? [{ part: partOfText(text), amountFen }],
      knownBy: answer === undefined || payer.distributor?.id === distributor?.id ? payer.knownBy : 'answer',
      standsIn: before?.by ?? '',
      candidates: payer.candidates.map(({ code, name }) => `${code} ${name}`),
    }
    return {
      preview,
      distributorId: distributor?.id ?? null,
      found: findings(office, file, line, { preview, isAnswered: answer !== undefined }),
    }
  }
}

/** What is wrong or doubtful of a line; an answered doubt is none. */
function findings(
  office: ReadingOffice,
  file: ReadFile,
  line: BankLine,
  { preview, isAnswered }: { readonly preview: BankPreviewLine; readonly isAnswered: boolean },
): ImportProblemRow[] {
  const { take, distributorName, parts, doubts, standsIn, candidates } = preview
  const { amountFen, payerName, date } = line
  const value = payerName === '' ? line.text : payerName
  const found: ImportProblemRow[] = []
  const warned = { repeated: 'bankRepeated', twice: 'bankTwice', typed: 'bankTyped' } as const
  for (const doubt of ['repeated', 'twice', 'typed'] as const)
    if (!isAnswered && doubts.includes(doubt)) {
      const params = { amountFen, number: standsIn, line: standsIn }
      found.push(problem(file, line, { code: warned[doubt], severity: 'warning', params }))
    }
  if (!take) return found
  if (distributorName === '')
    found.push(
      problem(file, line, {
        code: candidates.length > 0 ? 'payerAmbiguous' : 'payerUnknown',
        params: { value, candidates: candidates.join('、') },
      }),
    )
  const computed = sumOf(parts.map((part) => part.amountFen))
  if (computed !== amountFen || computed === 0)
    found.push(problem(file, line, { code: 'partsDisagree', params: { of: 'amountFen', stated: amountFen, computed } }))
  const doubt = dayDoubt(date, office.today())
  if (doubt !== null) found.push(problem(file, line, { code: doubt, params: { text: date } }))
  return found
}

/**
 * Whether a line is there already: in a receipt of an earlier import, in this file, or as a receipt that somebody typed. Each receipt
 * answers for one line only, because two equal payments of a day are legal.
 */
function repeats({ connection }: ReadingOffice) {
  const used = new Set<string>()
  const seen: { readonly line: BankLine; readonly account: string }[] = []
  const take = (number: string | undefined): string | undefined => {
    if (number !== undefined) used.add(number)
    return number
  }
  return (line: BankLine, account: string, distributorId: number | null) => {
    const trace = { ...line, account }
    const twin = seen.find((one) => {
      const other = { ...one.line, account: one.account }
      return isTraceable(trace) && isTraceable(other) && isSameBankLine(trace, other)
    })
    seen.push({ line, account })
    if (twin !== undefined) return { doubt: 'twice' as const, by: String(twin.line.row) }
    const known = listSameMoney(connection, line).filter((other) => !used.has(other.number))
    const repeated = take(known.find((other) => isSameBankLine(trace, other))?.number)
    if (repeated !== undefined) return { doubt: 'repeated' as const, by: repeated }
    if (distributorId === null) return null
    const { date, amountFen } = line
    const typed = take(
      listTypedReceipts(connection, { distributorId, date, amountFen }).find((number) => !used.has(number)),
    )
    return typed === undefined ? null : { doubt: 'typed' as const, by: typed }
  }
}

function writePlan(
  office: Office,
  tx: Tx,
  plan: BankPlan,
  { importId, posts }: { readonly importId: number; readonly posts: boolean },
): void {
  const { fileIndex: _, distributorId, parts, row, account, ...line } = plan
  const { date, serial, payerName, payerAccount, text } = line
  const id = writeReceipt(
    office,
    tx,
    {
      ...{ businessDate: date, distributorId, method: 'bank', bankReference: serial.slice(0, 100) },
      ...{ payerName: payerName.slice(0, 200), reference: '', remark: text.slice(0, 2000), fairId: null },
      parts: [...parts],
    },
    { origin: 'import', importId },
  )
  insertBankLine(tx, { receiptId: id, importId, sheetRow: row, account, ...line })
  learnPayers(office, tx, [{ payerName, payerAccount }], { distributorId, importId })
  const document = posts ? findDocument(tx, 'receipt', id) : undefined
  if (document !== undefined) postWritten(office, tx, document)
}
