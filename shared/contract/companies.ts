import { z } from 'zod'
import { type CompanyFile, type CompanyState, companyDraft, type Settings, settingsDraft } from '../schemas/companies'
import { nothing } from '../schemas/values'
import { job, reads, writes } from './method'

/** The start page: company files, and the settings inside one. */
export const companies = {
  'companies.list': reads(nothing, { access: 'public' }).returns<CompanyState>(),
  'companies.createSample': job(nothing, {
    access: 'public',
    changes: ['companies', 'session'],
  }).returns<CompanyFile>(),
  'companies.create': writes(companyDraft, {
    access: 'public',
    changes: ['companies', 'session'],
  }).returns<CompanyFile>(),
  'companies.open': writes(z.object({ id: z.string() }), {
    access: 'public',
    changes: ['companies', 'session'],
  }).returns<CompanyFile>(),
  'companies.close': writes(nothing, { access: 'public', changes: ['companies', 'session'] }).returns<null>(),
  'companies.restore': job(z.object({ path: z.string().min(1) }), {
    access: 'public',
    changes: ['companies'],
  }).returns<CompanyFile>(),
  'companies.backup': job(z.object({ path: z.string().min(1) })).returns<{
    readonly path: string
    readonly sizeBytes: number
  }>(),
  'settings.get': reads(nothing, { access: 'signedIn' }).returns<Settings>(),
  'settings.save': writes(settingsDraft, { changes: ['settings', 'companies'] }).returns<Settings>(),
  /** Apart from the other choices, because a director closes days and sets nothing else. */
  'settings.closePeriod': writes(settingsDraft.pick({ closedThrough: true }), {
    changes: ['settings'],
  }).returns<Settings>(),
} as const
