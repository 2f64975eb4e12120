import type { SameKeys } from '../../../shared/texts/shape'
import type { frame as chinese } from '../zh-CN/frame'

/** The frame around every screen. */
export const frame: SameKeys<typeof chinese> = {
  product: 'Liangqing',
  slogan: 'Goods and money, both settled',
  rail: { fold: 'Fold navigation', unfold: 'Unfold navigation', main: 'Main navigation' },
  top: {
    search: 'Search documents, customers, styles',
    period: 'Period {{period}}',
    jobs: '{{count}} running',
    switchCompany: 'Switch company',
    jobCancel: 'Cancel this job',
  },
  user: {
    menu: 'User menu',
    language: 'Language',
    appearance: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    system: 'Same as system',
    keys: 'Keyboard shortcuts',
    signOut: 'Sign out',
    closeCompany: 'Close company',
  },
  keys: {
    title: 'Keyboard shortcuts',
    here: 'On this screen',
    everywhere: 'Everywhere',
    palette: 'Search or run a command',
    help: 'Show keyboard shortcuts',
    back: 'Go back',
    desk: 'Go to {{desk}}',
    none: 'This screen has no shortcuts of its own',
  },
  palette: {
    placeholder: 'Number, customer, style, pinyin initials or command',
    commands: 'Commands',
    results: 'Found',
    nothing: 'Nothing found for "{{query}}"',
    nothingHint: 'The last digits of a number or style work, and so do the pinyin initials of a name.',
    hint: '↑↓ select   Enter open   Esc close',
  },
  fault: {
    title: 'This screen could not be shown',
    detail:
      'The data is not affected. Open the screen again; if that does not help, send the text below to the administrator.',
    retry: 'Open again',
    home: 'Back to start',
  },
  missing: {
    title: 'There is no such screen',
    detail: 'The address may have changed, or your role does not include it.',
    home: 'Back to start',
  },
  connection: {
    lost: 'The data service is restarting and will be back in a moment. Nothing that was entered is lost.',
    back: 'The data service is back',
  },
}
