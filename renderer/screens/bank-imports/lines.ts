import { accountKey, payerKey } from '../../../shared/domain/import/bank-words'
import type { BankAnswer, BankPreviewLine } from '../../../shared/schemas/bank-imports'
import type { AccountPart } from '../../../shared/schemas/ledgers'

/** A customer as the picker hands it over. */
export interface Chosen {
  readonly code: string
  readonly name: string
}

/** What tells a line of a file from the others. */
export const lineKey = ({ file, sheet, row }: Pick<BankAnswer, 'file' | 'sheet' | 'row'>): string =>
  `${file}\n${sheet}\n${row}`

/** Why a line cannot come in as it is: nobody was named, or its parts do not add up. */
export type LineNeed = 'distributor' | 'parts'

/** What a line that is to come in still needs; null when nothing. */
export function needOf({ take, distributorCode, distributorName, parts, amountFen }: BankPreviewLine): LineNeed | null {
  if (!take) return null
  if (distributorCode === null || distributorName === '') return 'distributor'
  return parts.reduce((sum, part) => sum + part.amountFen, 0) === amountFen ? null : 'parts'
}

/** How much of a line is for a part of the account. */
export const partOf = ({ parts }: BankPreviewLine, part: AccountPart): number =>
  parts.find((each) => each.part === part)?.amountFen ?? 0

/** Whether two lines name the same payer, by account or else by name. */
export function isSamePayer(one: BankPreviewLine, other: BankPreviewLine): boolean {
  const [account, otherAccount] = [accountKey(one.payerAccount), accountKey(other.payerAccount)]
  if (account !== '' && otherAccount !== '') return account === otherAccount
  const name = payerKey(one.payerName)
  return name !== '' && name === payerKey(other.payerName)
}

type Lines = readonly BankPreviewLine[]

const changed = (lines: Lines, key: string, change: (line: BankPreviewLine) => BankPreviewLine): Lines =>
  lines.map((line) => (lineKey(line) === key ? change(line) : line))

/** Takes a line in, or leaves it out. */
export const toggled = (lines: Lines, key: string): Lines =>
  changed(lines, key, (line) => ({ ...line, take: !line.take }))

/** Names a line's customer; every other line of the same payer that still waits for one gets the same. */
export function withCustomer(lines: Lines, key: string, chosen: Chosen | null): Lines {
  const target = lines.find((line) => lineKey(line) === key)
  if (target === undefined) return lines
  const named = (line: BankPreviewLine): BankPreviewLine => ({
    ...line,
    distributorCode: chosen?.code ?? null,
    distributorName: chosen?.name ?? '',
    knownBy: chosen === null ? null : 'answer',
  })
  return lines.map((line) => {
    if (lineKey(line) === key) return named(line)
    return chosen !== null && needOf(line) === 'distributor' && isSamePayer(line, target) ? named(line) : line
  })
}

/** Puts a share of a line into a part of the account; the receivable takes what is left. */
export function withShare(lines: Lines, key: string, part: AccountPart, amountFen: number): Lines {
  return changed(lines, key, (line) => {
    const others = line.parts.filter((each) => each.part !== part && each.part !== 'receivable')
    const apart = [...others, { part, amountFen }].filter((each) => each.amountFen !== 0)
    const rest = line.amountFen - apart.reduce((sum, each) => sum + each.amountFen, 0)
    return { ...line, parts: rest === 0 ? apart : [{ part: 'receivable', amountFen: rest }, ...apart] }
  })
}

/** What is sent back: what a person or the program decided of every line. */
export const answersOf = (lines: Lines): BankAnswer[] =>
  lines.map(({ file, sheet, row, take, distributorCode, parts }) => ({
    file,
    sheet,
    row,
    take,
    distributorCode,
    parts,
  }))

/** What was decided before of the same lines, over a fresh reading. */
export function withAnswers(lines: Lines, kept: readonly BankPreviewLine[]): Lines {
  const known = new Map(kept.map((line) => [lineKey(line), line]))
  return lines.map((line) => {
    const before = known.get(lineKey(line))
    if (before === undefined || before.amountFen !== line.amountFen || before.date !== line.date) return line
    const { take, distributorCode, distributorName, parts, knownBy } = before
    return { ...line, take, distributorCode, distributorName, parts, knownBy }
  })
}
