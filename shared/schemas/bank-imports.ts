import { z } from 'zod'
import type { ImportProblem } from './imports'
import { accountParts } from './ledgers'
import { amountFen } from './values'

/** One line of a bank's export; money in is positive. Empty text where the bank does not say. */
export interface BankLine {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly date: string
  readonly amountFen: number
  readonly balanceFen: number | null
  readonly payerName: string
  readonly payerAccount: string
  readonly serial: string
  readonly text: string
}

/** Everything found in a bank's export. */
export interface BankReading {
  /** Our own account as the titles say, digits only; empty when they do not. */
  readonly account: string
  readonly lines: readonly BankLine[]
  readonly problems: readonly ImportProblem[]
}

/** What becomes of one line: left out, or a receipt of whom for which parts of the account. */
export const bankAnswer = z.object({
  file: z.string().min(1),
  sheet: z.string(),
  row: z.int().positive(),
  take: z.boolean(),
  distributorCode: z.string().trim().min(1).max(64).nullable(),
  parts: z.array(z.object({ part: z.enum(accountParts), amountFen })).max(accountParts.length),
})
/** What becomes of one line, as a service receives it. */
export type BankAnswer = z.output<typeof bankAnswer>

/** The answers to a whole import; a preview shows the same with everything it knows of each line beside it. */
export const bankMapping = z.object({ bank: z.array(bankAnswer).max(20_000) })

/** By what a payer is remembered. */
export const payerKinds = ['account', 'name'] as const
/** By what a payer is remembered. */
export type PayerKind = (typeof payerKinds)[number]

/** Why a line is not simply taken: asked, never refused. */
export const bankDoubts = [
  'payerUnknown',
  'payerAmbiguous',
  'repeated',
  'twice',
  'typed',
  'outgoing',
  'interest',
] as const
/** Why a line is not simply taken. */
export type BankDoubt = (typeof bankDoubts)[number]

/** How the payer was told: remembered by account or name, by the customer's own name or contact, by a code in the text, by a person. */
export const payerSources = ['account', 'payer', 'name', 'contact', 'text', 'answer'] as const

/** A line as a preview shows it, with the proposed answer; given back, changed or not, it is the answer. */
export const bankPreviewLine = bankAnswer.extend({
  date: z.string(),
  amountFen,
  balanceFen: z.int().nullable(),
  payerName: z.string(),
  payerAccount: z.string(),
  serial: z.string(),
  text: z.string(),
  distributorName: z.string(),
  knownBy: z.enum(payerSources).nullable(),
  doubts: z.array(z.enum(bankDoubts)),
  /** The receipt it stands in already, or the row that is the same, where one of the doubts says so. */
  standsIn: z.string(),
  /** Whom it may be of, where that is not clear. */
  candidates: z.array(z.string()),
})
/** A line as a preview shows it. */
export type BankPreviewLine = z.output<typeof bankPreviewLine>

/** What a preview of a bank's export holds as its mapping. */
export const bankPreview = z.object({
  bank: z.array(bankPreviewLine),
  /** Whether bringing the lines in posts them, or leaves drafts for somebody who may. */
  posts: z.boolean(),
})
