import { benchAccounts } from './accounts'
import { makeBook } from './books'
import { benchFiles } from './files'
import { benchLists } from './lists'
import { benchMatching } from './matching'
import { benchOrders } from './orders'
import { benchPaste } from './paste'
import { benchPosting } from './posting'
import { benchSearch } from './search'
import { benchStatistics } from './statistics'
import { benchWindow } from './window'

// Every figure on a book and on one ten times as large, because a figure that grows with the book is a fault in waiting.
const books = [
  { size: '1 000 orders to cash', cycles: 1000, entries: 100_000, orders: 50_000, styles: 5000 },
  { size: '10 000 orders to cash', cycles: 10_000, entries: 1_000_000, orders: 500_000, styles: 50_000 },
] as const

const wanted = process.argv.slice(2)
const asked = (name: string): boolean => wanted.length === 0 || wanted.includes(name)

for (const { size, cycles, entries, orders, styles } of books) {
  if (asked('posting')) await benchPosting(makeBook(`posting-${cycles}`, cycles), size)
  if (asked('files')) await benchFiles(makeBook(`files-${cycles}`, cycles), size)
  if (asked('lists')) await benchLists(entries)
  if (asked('orders')) await benchOrders(orders)
  if (asked('search')) await benchSearch(styles)
  if (asked('accounts')) await benchAccounts(entries)
  if (asked('statistics')) await benchStatistics(cycles)
}
if (asked('matching')) await benchMatching()
if (asked('window')) await benchWindow()
if (asked('paste')) await benchPaste(300)
