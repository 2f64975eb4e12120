import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launch } from '../e2e/app'
import { folder } from './books'
import { median, print } from './figures'
import { companyWithLongOrder, openOrder } from './long-orders'

const sizes = 12
const rounds = 7

/** A block as a spreadsheet puts it on the clipboard; every round has other figures, so that every cell changes. */
function blockOf(rows: number, round: number): string {
  const line = (row: number) => Array.from({ length: sizes }, (_none, at) => 2 + ((row + at + round * 5) % 97))
  return Array.from({ length: rows }, (_none, row) => line(row).join('\t')).join('\r\n')
}

const tableOf = (text: string): string =>
  `<table>${text
    .split('\r\n')
    .map((line) => `<tr>${line.replaceAll(/[^\t]+/g, '<td>$&</td>').replaceAll('\t', '')}</tr>`)
    .join('')}</table>`

/** A block of a whole order pasted from a spreadsheet until it is painted, against a plain table made of the same text. */
export async function benchPaste(rows: number): Promise<void> {
  const userData = mkdtempSync(join(folder, 'paste-'))
  const id = companyWithLongOrder(userData, rows, 1)
  const { page, kill } = await launch({ userData })
  try {
    await openOrder(page, id)
    const flavours = {
      text: (text: string) => ({ 'text/plain': text }),
      'a table alone': (text: string) => ({ 'text/html': tableOf(text) }),
    }
    const times: Record<string, number> = {}
    for (const [flavour, clipboard] of Object.entries(flavours)) {
      const own: number[] = []
      for (let round = 0; round < rounds; round++) {
        const text = blockOf(rows, round + (flavour === 'text' ? 0 : rounds))
        own.push(await pasted(page, clipboard(text), text.split('\t', 1)[0] ?? ''))
        // What follows, saving above all, is over before the next one.
        await page.waitForTimeout(2500)
      }
      times[flavour] = median(own)
    }
    const bare: number[] = []
    for (let round = 0; round < rounds; round++) bare.push(await plainTable(page, blockOf(rows, round)))
    for (const [flavour, value] of Object.entries(times))
      print({
        ...{ figure: `${rows} styles × ${sizes} sizes pasted until painted, from ${flavour}`, book: 'one such order' },
        ...{ unit: 'ms', value, bare: median(bare) },
        ...{ against: 'an empty page making a plain table of the same text', aim: 'under 1 s' },
      })
  } finally {
    await kill()
  }
}

/** Pastes at the first cell of the sheet. @returns milliseconds until the frame that shows it was painted */
async function pasted(page: Page, clipboard: Readonly<Record<string, string>>, first: string): Promise<number> {
  await page.locator('.ag-row[row-index="0"] .sheet-cell').first().click()
  await page.keyboard.press('Control+Home')
  await page.waitForTimeout(300)
  const time = await page.evaluate(async (content) => {
    const data = new DataTransfer()
    for (const [type, text] of Object.entries(content)) data.setData(type, text)
    const start = performance.now()
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
    await new Promise((frame) => requestAnimationFrame(frame))
    const afterPaint = new MessageChannel()
    const painted = new Promise((done) => {
      afterPaint.port1.onmessage = done
    })
    afterPaint.port2.postMessage(null)
    await painted
    return performance.now() - start
  }, clipboard)
  const shown = await page.locator('.ag-row[row-index="0"] [col-id="s0"]').innerText()
  if (shown !== first) throw new Error(`the sheet shows ${shown} where ${first} was pasted`)
  return time
}

/** The same text as a table of a page that has nothing else. */
function plainTable(page: Page, text: string): Promise<number> {
  return page.evaluate(async (block) => {
    document.body.replaceChildren()
    await new Promise((frame) => requestAnimationFrame(frame))
    const start = performance.now()
    const table = document.createElement('table')
    for (const line of block.split('\r\n')) {
      const row = table.insertRow()
      for (const cell of line.split('\t')) row.insertCell().textContent = cell
    }
    document.body.replaceChildren(table)
    await new Promise((frame) => requestAnimationFrame(frame))
    const afterPaint = new MessageChannel()
    const painted = new Promise((done) => {
      afterPaint.port1.onmessage = done
    })
    afterPaint.port2.postMessage(null)
    await painted
    return performance.now() - start
  }, text)
}
