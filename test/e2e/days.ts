import { expect } from 'vitest'
import type { GoodsWindow } from './goods-window'

/** Types a day or month into a field, by id or label, until it stands there: on a busy machine the field may still be opening when the first keys come. */
export async function fillDay({ page, keys }: GoodsWindow, field: string, day: string): Promise<void> {
  const input = field.startsWith('#') ? page.locator(field) : page.getByLabel(field)
  await expect
    .poll(
      async () => {
        await input.click()
        await input.fill(day)
        await keys('Enter', 'Tab')
        return input.inputValue()
      },
      { interval: 500 },
    )
    .toBe(day)
}
