import { withTransaction } from '../../electron/database/connection'
import { findAnything } from '../../electron/services/search'
import { findStyles } from '../../electron/services/styles'
import { searchKeys } from '../../shared/domain/mnemonics'
import { parsed } from '../helpers/company'
import { newGoods } from '../helpers/goods-flow'
import { folder, officeOver } from './books'
import { inTurn, print } from './figures'

const makes = ['修身', '宽松', '直筒', '高腰', '复古', '印花', '条纹', '长款', '短款', '双面']
const stuffs = ['羊毛', '真丝', '纯棉', '亚麻', '牛仔', '针织', '雪纺', '灯芯绒']
const kinds = ['大衣', '连衣裙', '衬衫', '西裤', '半身裙', '圆领衫', '开衫', '羽绒服', '风衣', '重工外套']

const pick = (words: readonly string[], at: number): string => words[at % words.length] ?? ''

/** A company of many styles, written without the services, which have their own figure. */
function bookOf(styleCount: number) {
  const file = `${folder}/search-${styleCount}.liangqing`
  const goods = newGoods({ file })
  const { connection, style } = goods
  const insert = connection.sqlite.prepare(
    `insert into styles (code, name, season, category, tag_price_fen, size_group_id, search_keys) values (?, ?, '2026AW', ?, 10000, ?, ?)`,
  )
  withTransaction(connection, () => {
    for (let at = 0; at < styleCount; at++) {
      const category = pick(kinds, Math.floor(at / 80))
      const name = `${pick(makes, at)}${pick(stuffs, Math.floor(at / 10))}${category}`
      const code = `${pick(['A', 'B', 'TX', 'KZ'], at)}${100_000 + at}`
      insert.run(code, name, category, style.sizeGroupId, searchKeys(code, name, [category]))
    }
  })
  connection.sqlite.pragma('optimize')
  return officeOver(connection.sqlite, file)
}

/** What people type, from what narrows least to what narrows most. */
const queries = {
  'one letter': 'x',
  'two initials': 'xs',
  'initials of a whole name': 'xsymdy',
  'tail digits': '123',
  'a word of the name': '羊毛',
  'two words': '羊毛 ks',
  'nothing there is': 'qqzz',
}

/** The field that takes a style, and the palette, over many styles, against SQLite looking through their keys once. */
export async function benchSearch(styleCount: number): Promise<void> {
  const office = bookOf(styleCount)
  const { sqlite } = office.connection
  const keys = sqlite.prepare('select count(*) from styles where archived = 0 and instr(search_keys, ?) > 0')
  const book = `${styleCount.toLocaleString('en')} styles`
  for (const [what, query] of Object.entries(queries)) {
    const asked = parsed('styles.find', { query })
    const times = await inTurn(
      15,
      () => findStyles(office, asked),
      () => keys.get(query),
    )
    print({
      ...{ figure: `search for a style by ${what}`, book, unit: 'ms', ...times },
      ...{ against: 'SQLite looking through all keys once', aim: 'under 30 ms' },
    })
  }
  const anything = await inTurn(
    15,
    () => findAnything(office, parsed('search.find', { query: 'xsym' })),
    () => keys.get('xsym'),
  )
  print({
    ...{ figure: 'search for anything by initials', book, unit: 'ms', ...anything },
    ...{ against: 'SQLite looking through all keys once', aim: 'under 30 ms' },
  })
  sqlite.close()
}
