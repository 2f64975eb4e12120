import type { Content } from 'pdfmake/interfaces'
import { capitalAmount } from '../../shared/domain/capital-amounts'
import { letterText, letterTitles } from '../../shared/domain/collection'
import { formatYuan } from '../../shared/domain/money'
import { pageWords, paperWords } from '../../shared/domain/papers'
import type { CollectionLevel, OverdueRow } from '../../shared/schemas/collections'
import { type PaperOrigin, pdfBytes } from './pdf'
import { heightOf, type PaperColumn, type PaperRow, paperTable } from './tables'

/** What a letter that asks for money says. */
export interface CollectionLetter {
  readonly companyName: string
  readonly distributorName: string
  readonly day: string
  readonly receivableFen: number
  readonly overdueFen: number
  readonly disputedFen: number
  readonly collectableFen: number
  /** How hard it is collected, which names the letter. */
  readonly level: CollectionLevel
  readonly termDays: number
  /** What is asked for, with blanks. */
  readonly text: string
  readonly items: readonly OverdueRow[]
}

const SIZE = 10.5
const TABLE_SIZE = 9
const ROW = heightOf(1, TABLE_SIZE) + 4
const MARGIN = { side: 60, top: 56, bottom: 56 }

const columns: readonly PaperColumn[] = [
  { width: 112, align: 'left' },
  { width: 96, align: 'left' },
  { width: 66, align: 'center' },
  { width: 66, align: 'center' },
  { width: 52, align: 'right' },
  { width: 83, align: 'right' },
]

const heads = ['单号', '参考号', '发生日期', '到期日', '逾期天数', '应付金额（元）']

function tableOf({ items, collectableFen }: CollectionLetter): Content {
  const row = (cells: readonly string[], bold = false): PaperRow => ({
    height: ROW,
    cells: cells.map((text) => ({ text, bold })),
  })
  const body = items.map((item) =>
    row([
      item.documentNumber,
      item.reference,
      item.businessDate,
      item.dueDate,
      String(item.overdueDays),
      formatYuan(item.collectableFen),
    ]),
  )
  const head: PaperRow = { height: ROW, cells: heads.map((text) => ({ text, bold: true, align: 'center' })) }
  const total = row([paperWords.total, '', '', '', '', formatYuan(collectableFen)], true)
  return paperTable(columns, [head, ...body, total], TABLE_SIZE)
}

/** Two and three characters are set apart, as on every letterhead. */
const titleOf = (level: CollectionLevel): string => {
  const title = letterTitles[level === 0 ? 1 : level]
  return title.length > 3 ? title : [...title].join(' ')
}

/** In the words of the trade: firm, with the sum, the documents, and a way out for who has paid meanwhile. */
function wordsOf(letter: CollectionLetter): readonly string[] {
  const { companyName, day, receivableFen, overdueFen, disputedFen, collectableFen, termDays, text } = letter
  const disputed =
    disputedFen > 0 ? `其中双方尚在核对的 ${formatYuan(disputedFen)} 元未列入本函，核对清楚后另行确认。` : ''
  return [
    `截至 ${day}，贵司尚欠${companyName}货款人民币 ${formatYuan(receivableFen)} 元，其中已逾期 ${formatYuan(overdueFen)} 元。${disputed}`,
    letterText(text, {
      公司: companyName,
      客户: letter.distributorName,
      日期: day,
      欠款: formatYuan(receivableFen),
      逾期: formatYuan(overdueFen),
      应付: formatYuan(collectableFen),
      大写: capitalAmount(collectableFen, { prefix: true }),
      天数: String(termDays),
    }),
  ]
}

const closingOf = ({ termDays }: CollectionLetter): readonly string[] => [
  `上列金额已扣除截至本函日期入账的全部款项。贵司如已付款，请将付款凭证发送给我方以便核对；如对金额有异议，请在${termDays}日内书面告知。`,
  '特此函告。',
]

const paragraph = (text: string): Content => ({
  ...{ text, lineHeight: 1.4, leadingIndent: 2 * SIZE },
  margin: [0, 0, 0, 6],
})

/** A letter on A4 that asks for what is overdue and undisputed, with the documents, the sum in capitals and room for the seal. */
export async function printCollectionLetter(
  letter: CollectionLetter,
  { fontsFolder }: Pick<PaperOrigin, 'fontsFolder'>,
): Promise<Uint8Array> {
  return pdfBytes(
    {
      pageSize: 'A4',
      pageMargins: [MARGIN.side, MARGIN.top, MARGIN.side, MARGIN.bottom],
      defaultStyle: { fontSize: SIZE },
      footer: (page, pages) => ({
        text: pageWords(page, pages),
        alignment: 'center',
        fontSize: 8,
        margin: [0, 20, 0, 0],
      }),
      content: [
        { text: titleOf(letter.level), fontSize: 18, bold: true, alignment: 'center', margin: [0, 0, 0, 20] },
        { text: `${letter.distributorName}：`, bold: true, margin: [0, 0, 0, 8] },
        ...wordsOf(letter).map(paragraph),
        { stack: [tableOf(letter)], margin: [0, 6, 0, 12] },
        ...closingOf(letter).map(paragraph),
        {
          unbreakable: true,
          stack: [
            { text: letter.companyName, alignment: 'right' },
            { text: '（盖章）', alignment: 'right', margin: [0, 4, 0, 4] },
            { text: letter.day, alignment: 'right' },
          ],
          margin: [0, 28, 0, 0],
        },
      ],
    },
    fontsFolder,
  )
}
