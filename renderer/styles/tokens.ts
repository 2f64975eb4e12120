/** The two looks of the application; `system` is resolved before it gets here. */
export type Look = 'light' | 'dark'

/** The colours of one look. One set feeds antd, AG Grid, the charts and the CSS variables, so that nothing drifts apart. */
export interface Colours {
  readonly canvas: string
  readonly surface: string
  readonly raised: string
  readonly rail: string
  readonly hairline: string
  readonly hover: string
  readonly selected: string
  readonly text: string
  readonly textSoft: string
  readonly textFaint: string
  readonly accent: string
  readonly accentHover: string
  readonly accentText: string
  readonly accentSoft: string
  readonly onAccent: string
  readonly draft: string
  readonly draftSoft: string
  readonly work: string
  readonly workSoft: string
  readonly done: string
  readonly doneSoft: string
  readonly waits: string
  readonly waitsSoft: string
  readonly wrong: string
  readonly wrongSoft: string
}

/** Every pair of text on its ground is held at AA (4.5 : 1) by a test. */
export const colours: Readonly<Record<Look, Colours>> = {
  light: {
    canvas: '#f5f6f8',
    surface: '#ffffff',
    raised: '#ffffff',
    rail: '#eef0f4',
    hairline: '#dfe3e9',
    hover: '#f1f4f8',
    selected: '#e6edf8',
    text: '#1a1f28',
    textSoft: '#4d5666',
    textFaint: '#636b7a',
    accent: '#24508f',
    accentHover: '#1b4079',
    accentText: '#24508f',
    accentSoft: '#e6edf8',
    onAccent: '#ffffff',
    draft: '#565e6c',
    draftSoft: '#eceef2',
    work: '#1b5fb8',
    workSoft: '#e4effc',
    done: '#1a6b3d',
    doneSoft: '#e2f3e8',
    waits: '#855200',
    waitsSoft: '#fcf0d8',
    wrong: '#b4232a',
    wrongSoft: '#fce8e8',
  },
  dark: {
    canvas: '#13161b',
    surface: '#1a1e25',
    raised: '#21262f',
    rail: '#161a20',
    hairline: '#303742',
    hover: '#232932',
    selected: '#24344f',
    text: '#e5e8ee',
    textSoft: '#b1b9c7',
    textFaint: '#929bab',
    accent: '#3a69b5',
    accentHover: '#4676c3',
    accentText: '#8fb4f2',
    accentSoft: '#24344f',
    onAccent: '#ffffff',
    draft: '#adb5c3',
    draftSoft: '#2a303a',
    work: '#86b6f7',
    workSoft: '#1d3250',
    done: '#74c997',
    doneSoft: '#17372a',
    waits: '#e3b25c',
    waitsSoft: '#3b2f17',
    wrong: '#f29097',
    wrongSoft: '#43232a',
  },
}

/** The measures of the application in CSS pixels, on a grid of four. */
export const measures = {
  step: 4,
  text: 13,
  gridText: 12,
  titleText: 20,
  row: 28,
  control: 28,
  radius: 6,
  rail: 200,
  railFolded: 56,
  topBar: 44,
  panel: 360,
} as const

/** One face for screens in both languages; digits are tabular wherever they stand in columns. */
export const fontFamily =
  '"PingFang SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",system-ui,sans-serif'

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The CSS variables of a look, e.g. `--text-soft`; stylesheets and the grid's theme name nothing else. */
export function cssVariables(look: Look): ReadonlyMap<string, string> {
  const variables = new Map<string, string>()
  for (const [name, value] of Object.entries(colours[look])) variables.set(`--${kebab(name)}`, value)
  for (const [name, value] of Object.entries(measures)) variables.set(`--${kebab(name)}-size`, `${value}px`)
  variables.set('--font', fontFamily)
  return variables
}

/** Puts a look on the page; through the CSSOM, which a strict content policy allows. */
export function applyLook(look: Look, root: HTMLElement): void {
  for (const [name, value] of cssVariables(look)) root.style.setProperty(name, value)
  root.style.setProperty('color-scheme', look)
  root.dataset.look = look
}
