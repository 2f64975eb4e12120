import type { SameKeys } from '../../../shared/texts/shape'
import type { start as chinese } from '../zh-CN/start'

/** The start page: which company to work in. */
export const start: SameKeys<typeof chinese> = {
  welcome: 'Welcome to Liangqing',
  intro: 'Orders, dispatch, transfers, returns and accounts in one set of books.',
  recent: 'Recent companies',
  noRecent: 'No companies yet. Create one, or look around in the sample company first.',
  changedAt: 'Last used {{day}}',
  open: 'Open',
  sample: 'Sample company',
  sampleHint: 'Two years of a clothing business, to practise on',
  sampleBusy: 'Preparing the sample company',
  create: 'Create a company',
  createHint: 'Give it a name and a first administrator',
  restore: 'Restore a backup',
  restoreHint: 'Get a company back from a backup file',
  backupFile: 'Backup or company file',
  restoreBusy: 'Restoring',
  restored: '"{{name}}" is restored',
  form: {
    title: 'Create a company',
    company: 'Company name',
    companyHint: 'Printed at the head of statements and shipping notes',
    administrator: 'Admin user name',
    displayName: 'Admin full name',
    password: 'Password',
    passwordHint: 'At least 8 characters',
    repeat: 'Password again',
    create: 'Create company',
    back: 'Back',
  },
}
