/** Who a part of the sources may import from, and what to do instead of going elsewhere. */
export interface Zone {
  /** A folder, or a file without its extension; the longest one that fits a file is its zone. */
  readonly place: string
  /** Places it may import from, besides itself. */
  readonly from: readonly string[]
  /** Places whose types alone it may import: they leave no trace in the program. */
  readonly typesFrom?: readonly string[]
  /** Packages it may import; `undefined` leaves them to the reservations below. */
  readonly packages?: readonly string[]
  /** Whether Node's own modules are there at run time. */
  readonly node: boolean
  readonly advice: string
}

const shared = ['shared/schemas', 'shared/domain', 'shared/contract']
const spoken = [...shared, 'shared/texts']
const outsideScreens = [
  'renderer/api',
  'renderer/grid',
  'renderer/components',
  'renderer/i18n',
  'renderer/styles',
  'renderer/preferences',
  'renderer/routes',
  'renderer/csp-nonce',
]

/** The table of the architecture; a file in no zone is a problem too, so that a new folder is decided on here first. */
export const zones: readonly Zone[] = [
  {
    place: 'shared/schemas',
    from: [],
    packages: ['zod'],
    node: false,
    advice:
      'Schemas stand at the bottom: move what they need into shared/schemas, or the code that needs both up to shared/domain.',
  },
  {
    place: 'shared/domain',
    from: ['shared/schemas'],
    packages: ['nzh', 'pinyin-pro', 'date-fns', 'munkres'],
    node: false,
    advice:
      'Domain rules are pure: hand values in as arguments, and let a service in electron/services fetch and store them.',
  },
  {
    place: 'shared/contract',
    from: ['shared/schemas'],
    typesFrom: ['shared/domain'],
    packages: ['zod'],
    node: false,
    advice:
      'The contract names shapes only: schemas belong to shared/schemas, rules to shared/domain, work to electron/services.',
  },
  {
    place: 'shared/texts',
    from: ['shared/schemas', 'shared/domain'],
    packages: [],
    node: false,
    advice:
      'Texts that both sides say know shapes and amounts alone: what only the window says belongs to renderer/i18n.',
  },
  {
    place: 'electron/database',
    from: shared,
    node: true,
    advice:
      'The database knows rows, not use cases: what combines it with files or decisions belongs to electron/services.',
  },
  {
    place: 'electron/excel',
    from: shared,
    node: true,
    advice:
      'Readers and writers turn workbooks into rows and back: let a service in electron/services bring them the rows.',
  },
  {
    place: 'electron/paper',
    from: shared,
    node: true,
    advice: 'Papers turn typed rows into PDF: let a service in electron/services bring them the rows.',
  },
  {
    place: 'electron/services',
    from: ['electron/database', 'electron/excel', 'electron/paper', ...shared],
    node: true,
    advice:
      'Services know neither Electron nor the port: take paths and the clock as arguments, and call them from electron/data.',
  },
  {
    place: 'electron/data',
    from: ['electron/services', 'electron/database', 'electron/excel', 'electron/paper', ...spoken],
    node: true,
    advice: 'The data process hosts services: what needs a window or a dialog belongs to electron/ipc.',
  },
  {
    place: 'electron/cli',
    from: ['electron/data', 'electron/services', 'electron/database', 'electron/excel', 'electron/paper', ...spoken],
    node: true,
    advice: 'The command line hosts the same services without Electron: what needs Electron belongs to electron/ipc.',
  },
  {
    place: 'electron/ipc',
    from: ['shared/contract', 'shared/schemas'],
    typesFrom: ['electron/data'],
    node: true,
    advice:
      'The main process holds dialogs and processes and no business: put the work into electron/services, behind the contract.',
  },
  ...['electron/main', 'electron/window', 'electron/menu'].map((place) => ({
    place,
    from: ['electron/ipc', 'electron/window', 'electron/menu', 'shared/contract'],
    node: true,
    advice:
      'The main process starts things and nothing else: put the work into electron/services, behind the contract.',
  })),
  {
    place: 'electron/preload',
    from: [],
    typesFrom: ['shared/contract'],
    packages: ['electron'],
    node: false,
    advice: 'The preload script is a bridge without logic: put the logic into renderer/api or electron/ipc.',
  },
  {
    place: 'electron/launch',
    from: [],
    node: true,
    advice: 'The set-up runs before anything is installed or built: it may use Node and its own files alone.',
  },
  {
    place: 'renderer/api',
    // A refusal is put in words and shown where the call was made, unless the screen does it.
    from: ['renderer/i18n', 'renderer/components/toast', ...spoken],
    node: false,
    advice:
      'The client of the contract knows no screens: pass them what they need, and keep their parts in renderer/components.',
  },
  {
    place: 'renderer/grid',
    from: [
      'renderer/i18n',
      'renderer/styles',
      'renderer/preferences',
      'renderer/csp-nonce',
      'renderer/components',
      ...spoken,
    ],
    node: false,
    advice: 'The grid is set up for every screen alike: a screen hands it rows and columns.',
  },
  {
    place: 'renderer/components',
    from: [...outsideScreens, ...spoken],
    node: false,
    advice: 'Components serve every screen: let the screen import the component and pass it what it shows.',
  },
  {
    place: 'renderer/i18n',
    from: ['renderer/preferences', 'renderer/components/values', ...spoken],
    node: false,
    advice:
      'Language files hold words alone: the code that chooses them belongs to the component or screen that shows them.',
  },
  {
    place: 'renderer/styles',
    from: ['renderer/preferences'],
    node: false,
    advice: 'Styles are tokens and themes alone: put what knows the data into renderer/components.',
  },
  {
    place: 'renderer/screens',
    from: [...outsideScreens, ...spoken],
    node: false,
    advice:
      'A screen reaches the office through renderer/api, and what two screens share belongs to renderer/components.',
  },
  // The frame: entry, navigation, what is remembered for the user.
  {
    place: 'renderer',
    from: ['renderer', ...spoken],
    node: false,
    advice: 'The window reaches the office through renderer/api.',
  },
  { place: 'test', from: ['electron', 'renderer', 'shared'], node: true, advice: '' },
  {
    place: '',
    from: [],
    node: true,
    advice: 'A configuration file at the top imports nothing of the sources.',
  },
]

/** A package that one part of the sources keeps to itself. */
export interface Reservation {
  /** The package, or the start of a family of packages when it ends with `*`. */
  readonly packages: readonly string[]
  readonly places: readonly string[]
  readonly advice: string
}

/** Tests may import everything: they check each part with the real thing. */
export const reservations: readonly Reservation[] = [
  {
    packages: ['drizzle-orm', 'better-sqlite3'],
    places: ['electron/database'],
    advice: 'SQL stands in electron/database/queries: write a query there and call it.',
  },
  {
    packages: ['exceljs'],
    places: ['electron/excel'],
    advice: 'Workbooks are read and written in electron/excel: add a reader or a writer there and call it.',
  },
  {
    packages: ['electron'],
    places: [
      'electron/main',
      'electron/window',
      'electron/menu',
      'electron/preload',
      'electron/ipc',
      'electron/launch',
    ],
    advice: 'Electron stays in electron/ipc and beside main: hand in what you need from it as an argument.',
  },
  {
    packages: ['ag-grid-*', '@ag-grid-community/*'],
    places: ['renderer/grid'],
    advice: 'AG Grid is set up once in renderer/grid: use its components, or export the type you need from there.',
  },
  {
    packages: ['zod'],
    places: ['shared/schemas', 'shared/contract', 'electron/ipc', 'electron/cli'],
    advice: 'Shapes are written once in shared/schemas: define the schema there and import what it infers.',
  },
  {
    packages: ['react*', 'antd', '@ant-design/*', 'i18next', '@tanstack/*', 'echarts', 'dayjs'],
    places: ['renderer'],
    advice: 'What is shown belongs to the renderer.',
  },
  {
    packages: ['vitest', 'fast-check', 'playwright-core', '@playwright/*'],
    places: ['vitest.config'],
    advice: 'Tests stand in test/, mirroring the tree.',
  },
]

/** Where values must not depend on when and where the code runs; the value says whether that includes Node and the DOM. */
export const purePlaces: Readonly<Record<string, 'everywhere' | 'clock'>> = {
  shared: 'everywhere',
  'electron/services': 'clock',
  'electron/excel': 'clock',
}

/** Names that say nothing about what is inside. */
export const emptyNames: readonly string[] = [
  'util',
  'utils',
  'helper',
  'helpers',
  'common',
  'manager',
  'managers',
  'misc',
]

/** Lines a file may have. */
export const longestFile = 400
