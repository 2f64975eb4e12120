import { z } from 'zod'
import { credentials, newPassword } from './users'
import { name } from './values'

/** A new company with its first administrator. */
export const companyDraft = z.object({
  name,
  administrator: credentials.shape.name,
  displayName: name,
  password: newPassword,
})
/** A new company with its first administrator, as a service receives it. */
export type CompanyDraft = z.output<typeof companyDraft>

/** The first bytes by which a company's file is told from any other, and another program's database from ours. */
export const companyMark = { format: 'SQLite format 3', bytes: 100, at: 68, applicationId: 0x4c51_0001 } as const

/** A company file of this computer. */
export interface CompanyFile {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  readonly changedAt: string
  readonly sample: boolean
}

/** Which company is open on this port, if any. */
export interface CompanyState {
  readonly open: { readonly id: string; readonly name: string; readonly sample: boolean } | null
  readonly companies: readonly CompanyFile[]
}

/** The company's own choices. */
export const settingsDraft = z.object({
  companyName: name,
  companyAddress: z.string().trim().max(300).default(''),
  companyPhone: z.string().trim().max(50).default(''),
  /** Lets a company warehouse go below zero; off unless an office really sells ahead of its books. */
  allowNegativeStock: z.boolean().default(false),
  /** Nothing may be posted on or before this day. */
  closedThrough: z.iso.date().nullable().default(null),
  /** Refuses to allocate and dispatch over the credit limit. */
  creditControl: z.boolean().default(true),
  /** Refuses goods to whoever has something overdue for more days than this; null stops nobody for it. */
  stopAfterOverdueDays: z.int().min(0).max(3650).nullable().default(null),
  /** What may be written off as a small difference (尾差) while settling: at most this, in fen … */
  smallDifferenceFen: z.int().min(0).max(100_000_000).default(1000),
  /** … and at most this share of the documents it is left on, in thousandths. */
  smallDifferencePermille: z.int().min(0).max(1000).default(5),
  /** From how many days overdue on each level of collecting begins: 提醒, 催款, 发函, 上报. */
  collectionLevelDays: z
    .array(z.int().min(1).max(3650))
    .length(4)
    .refine((days) => days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0)), { error: 'notRising' })
    .default([1, 16, 31, 61]),
  /** Within how many days a letter (催款函) asks to pay. */
  letterTermDays: z.int().min(1).max(365).default(7),
  /** What a letter of each level asks for, in the company's own words; empty takes the usual ones. */
  letterTexts: z.array(z.string().trim().max(1000)).length(4).default(['', '', '', '']),
})
/** The company's own choices, as a service receives them. */
export type Settings = z.output<typeof settingsDraft>

/** What one invariant of the books was found to be. */
export interface VerifyRow {
  readonly invariant: string
  readonly checked: number
  readonly violations: readonly string[]
  readonly violationCount: number
}

/** What the books' check found. */
export interface VerifyReport {
  readonly ok: boolean
  readonly rows: readonly VerifyRow[]
}
