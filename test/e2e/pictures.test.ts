import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { isJpeg } from '../../shared/schemas/pictures'
import type { TestGoods } from '../helpers/goods-flow'
import { type GoodsWindow, openGoodsWindow } from './goods-window'

let desk: GoodsWindow
let folder = ''
let customer = ''

function furnish(goods: TestGoods): void {
  customer = goods.distributor.code
  goods.addStyle({ code: 'TX1001', name: '短袖圆领衫' })
  goods.addStyle({ code: 'TX1002', name: '长袖圆领衫' })
}

const go = (address: string) =>
  desk.page.evaluate((hash) => {
    location.hash = hash
  }, address)
const styleId = (code: string) => Number(desk.ask('select id from styles where code = ?', code))
const kept = (code: string, column: 'picture' | 'thumbnail') =>
  desk.ask(`select ${column} from style_pictures p join styles s on s.id = p.style_id where s.code = ?`, code)
const nameOf = (code: string) =>
  desk.ask('select file_name from style_pictures p join styles s on s.id = p.style_id where s.code = ?', code)

/** A picture that no setting of a camera makes small: noise over a gradient, as a file of the browser's own. */
async function drawnPicture(
  path: string,
  kind: 'image/png' | 'image/jpeg',
  width: number,
  height: number,
): Promise<string> {
  const text: string = await desk.page.evaluate(
    async ([type, wide, high]) => {
      const canvas = new OffscreenCanvas(Number(wide), Number(high))
      const brush = canvas.getContext('2d')
      if (brush === null) return ''
      for (let at = 0; at < 4000; at++) {
        brush.fillStyle = `hsl(${(at * 37) % 360} 70% ${30 + (at % 50)}%)`
        brush.fillRect((at * 7919) % canvas.width, (at * 104_729) % canvas.height, 23, 17)
      }
      const blob = await canvas.convertToBlob({ type: String(type) })
      const bytes = new Uint8Array(await blob.arrayBuffer())
      let binary = ''
      for (const byte of bytes) binary += String.fromCharCode(byte)
      return btoa(binary)
    },
    [kind, width, height],
  )
  writeFileSync(path, Buffer.from(text, 'base64'))
  return path
}

/** The pixels of what the frame shows. */
const frame = () =>
  desk.page.evaluate(() => {
    const image = document.querySelector<HTMLImageElement>('.picture-frame img')
    return image === null ? null : [image.naturalWidth, image.naturalHeight]
  })

describe('pictures of styles', () => {
  beforeAll(async () => {
    desk = await openGoodsWindow(furnish)
    folder = join(desk.userData, 'photos')
    mkdirSync(join(folder, '秋季'), { recursive: true })
  })
  afterAll(() => desk.end())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await desk.screenshot('pictures-failed')
  })

  test('one is chosen on the page of its style, made small enough, and taken away with a way back', async () => {
    const { page } = desk
    const photo = await drawnPicture(join(folder, 'photo.png'), 'image/png', 2400, 3000)
    await go(`/styles/${styleId('TX1001')}`)
    await page.locator('.picture-empty').waitFor()
    await desk.answerDialogs({ open: [photo] })
    await desk.keys('Alt+i')
    await expect.poll(frame).toEqual([720, 900])
    const [large, small] = [kept('TX1001', 'picture'), kept('TX1001', 'thumbnail')]
    if (!(large instanceof Uint8Array && small instanceof Uint8Array)) throw new Error('nothing was kept')
    expect([isJpeg(large), large.length < 200_000, isJpeg(small), small.length < 16_000]).toEqual([
      true,
      true,
      true,
      true,
    ])
    await desk.screenshot('style-picture')
    await page.getByRole('button', { name: '删除' }).click()
    await page.locator('.picture-empty').waitFor()
    expect(kept('TX1001', 'picture')).toBeUndefined()
    await page.getByRole('button', { name: '撤销' }).click()
    await expect.poll(frame).toEqual([720, 900])
    expect(nameOf('TX1001')).toBe('photo.png')
  })

  test('one is pasted wherever the keyboard is, but text that is copied with it goes into its field', async () => {
    const { page } = desk
    await go(`/styles/${styleId('TX1002')}`)
    await page.getByRole('heading', { name: /TX1002/ }).waitFor()
    const paste = (target: string, text: string) =>
      page.evaluate(
        async ([selector, words]) => {
          const canvas = new OffscreenCanvas(40, 30)
          canvas.getContext('2d')?.fillRect(0, 0, 40, 30)
          const data = new DataTransfer()
          data.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }))
          if (words !== '') data.setData('text/plain', String(words))
          document
            .querySelector(String(selector))
            ?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
        },
        [target, text],
      )
    await paste('#style-name', '一件衣服')
    await page.waitForTimeout(200)
    expect(nameOf('TX1002')).toBeUndefined()
    await paste('body', '')
    await expect.poll(frame).toEqual([40, 30])
    expect(nameOf('TX1002')).toBe('image.png')
  })

  test('what is no picture is told by its name, and the old one stays', async () => {
    const wrong = join(folder, '坏.jpg')
    writeFileSync(wrong, 'no picture at all')
    await desk.answerDialogs({ open: [wrong] })
    await desk.keys('Alt+i')
    await desk.page.getByText('“坏.jpg”不是能读的图片，请存成 JPG 或 PNG 再试').waitFor()
    expect(await frame()).toEqual([40, 30])
  })

  test('a folder comes in by the codes its files are named after, with what became of each', async () => {
    const { page } = desk
    await drawnPicture(join(folder, '秋季', 'tx1001-黑.jpg'), 'image/jpeg', 400, 300)
    await drawnPicture(join(folder, '秋季', 'TX1001.jpg'), 'image/jpeg', 300, 400)
    await drawnPicture(join(folder, 'TX9999.png'), 'image/png', 50, 50)
    writeFileSync(join(folder, 'TX1002.heic'), 'of a telephone')
    writeFileSync(join(folder, '说明.txt'), '不是图片')
    await go('/styles')
    await page.getByRole('button', { name: '导入图片' }).click()
    await page.locator('#picture-folder').setInputFiles(folder)
    const result = (file: string) => page.locator('.ag-row', { hasText: file }).locator('[col-id="result"]').innerText()
    await expect.poll(() => result('TX1001.jpg')).toBe('已换新')
    await expect.poll(() => result('tx1001-黑.jpg')).toBe('同款已用另一张')
    await expect.poll(() => result('TX9999.png')).toBe('没有这个款号')
    await expect.poll(() => result('TX1002.heic')).toBe('读不了')
    await expect.poll(() => result('坏.jpg')).toBe('没有这个款号')
    await page.getByText('另有 1 个文件不是图片，没有处理').waitFor()
    await desk.screenshot('picture-import')
    expect(nameOf('TX1001')).toBe('TX1001.jpg')
    expect(nameOf('TX1002')).toBe('image.png')
  })

  test('the list of styles and the side of an order show the small one', async () => {
    const { page, keys, typed } = desk
    await go('/styles')
    const row = page.locator('.ag-row', { hasText: 'TX1001' })
    await row.first().click()
    await page.locator('.cell-picture').first().waitFor()
    await expect.poll(() => page.locator('.style-head img.thumbnail').getAttribute('alt')).toBe('TX1001 短袖圆领衫')
    await desk.screenshot('style-list-pictures')
    await go('/orders')
    await page.getByRole('heading', { name: '订单', exact: true }).waitFor()
    await keys('Alt+n')
    await page.getByRole('heading', { name: '新订单' }).waitFor()
    await typed(customer)
    await page.locator('.picker-hit', { hasText: customer }).first().waitFor()
    await keys('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('sheet-input')
    await typed('TX1001')
    await page.locator('.sheet-suggestions [aria-selected="true"]', { hasText: 'TX1001' }).waitFor()
    await keys('Enter')
    await page.locator('.ag-row[row-index="0"] [col-id="s0"]').waitFor()
    await keys('Alt+h')
    await expect.poll(() => page.locator('.row-head img.thumbnail').getAttribute('alt')).toBe('TX1001 短袖圆领衫')
    await desk.screenshot('row-picture')
  })
})
