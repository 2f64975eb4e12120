import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { backUpCompany } from '../../../electron/database/backups'
import { openCompany } from '../../../electron/database/open'
import {
  getPicture,
  matchPictures,
  removePicture,
  savePicture,
  thumbnailsOf,
} from '../../../electron/services/pictures'
import { contract } from '../../../shared/contract'
import { defaultPermissions } from '../../../shared/domain/permissions'
import { pictureLimits } from '../../../shared/schemas/pictures'
import { migrationsFolder, newCompany, parsed } from '../../helpers/company'
import { plansOf } from '../../helpers/plans'
import { refusalOf } from '../../helpers/refusals'

const folder = mkdtempSync(join(tmpdir(), 'liangqing-pictures-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Bytes between the marks of a JPEG; nothing on this side looks inside. */
function jpeg(length: number, fill = 1): Uint8Array {
  const bytes = new Uint8Array(length).fill(fill)
  bytes.set([0xff, 0xd8, 0xff])
  bytes.set([0xff, 0xd9], length - 2)
  return bytes
}

const draftOf = (styleId: number, { large = jpeg(900), thumbnail = jpeg(90), name = 'A1.jpg' } = {}) => ({
  ...{ styleId, width: 600, height: 900 },
  large: { name, bytes: Uint8Array.from(large) },
  thumbnail: { name, bytes: Uint8Array.from(thumbnail) },
})

test('a style has one picture, in two sizes, with who put it there; another takes its place', () => {
  const { office, addStyle } = newCompany()
  const style = addStyle({ code: 'A1' })
  expect(getPicture(office, { styleId: style.id })).toBeNull()
  savePicture(office, parsed('pictures.save', draftOf(style.id)))
  savePicture(office, parsed('pictures.save', draftOf(style.id, { large: jpeg(700, 2), name: '新.png' })))
  const picture = getPicture(office, { styleId: style.id })
  expect(picture).toMatchObject({ fileName: '新.png', width: 600, height: 900, userName: office.actor.displayName })
  expect(picture?.large).toEqual(jpeg(700, 2))
  expect(picture?.large.buffer.byteLength).toBe(700)
  removePicture(office, { styleId: style.id })
  expect(getPicture(office, { styleId: style.id })).toBeNull()
  expect(refusalOf(() => removePicture(office, { styleId: style.id })).code).toBe('notFound')
})

test('what is no picture, or too big a one, does not come in, nor one of a style that is not there', () => {
  const { office, addStyle, connection } = newCompany()
  const style = addStyle()
  const { input } = contract['pictures.save']
  const problems = (draft: object) =>
    input.safeParse(draft).error?.issues.map(({ path, message }) => [...path, message])
  expect(problems(draftOf(style.id, { large: new Uint8Array(500) }))).toEqual([['large', 'invalid']])
  expect(problems(draftOf(style.id, { large: jpeg(pictureLimits.large.bytes + 1) }))).toEqual([['large', 'tooBig']])
  expect(problems(draftOf(style.id, { thumbnail: jpeg(pictureLimits.thumbnail.bytes + 1) }))).toEqual([
    ['thumbnail', 'tooBig'],
  ])
  expect(problems({ ...draftOf(style.id), width: 0 })).toHaveLength(1)
  expect(refusalOf(() => savePicture(office, parsed('pictures.save', draftOf(999)))).code).toBe('notFound')
  const insert = connection.sqlite.prepare(
    "insert into style_pictures (style_id, width, height, file_name, user_id, at, thumbnail, picture) values (?, 1, 1, '', 1, '', x'ff', zeroblob(?))",
  )
  expect(() => insert.run(style.id, pictureLimits.large.bytes + 1)).toThrow(/style_pictures_bounded/)
})

test('a list asks for the small ones of the styles it shows, by their keys', () => {
  const { office, addStyle, connection } = newCompany()
  const [first, second] = [addStyle(), addStyle()]
  savePicture(office, parsed('pictures.save', draftOf(second.id, { thumbnail: jpeg(50, 7) })))
  const ask = () => thumbnailsOf(office, { styleIds: [first.id, second.id] })
  expect(plansOf(connection, ask).join('\n')).toContain('style_pictures USING INTEGER PRIMARY KEY')
  expect(ask()).toEqual([{ styleId: second.id, width: 600, height: 900, thumbnail: jpeg(50, 7) }])
})

test('a file means the style with the longest code its name begins with, however it is capitalised', () => {
  const { office, addStyle } = newCompany()
  const short = addStyle({ code: 'TX' })
  const long = addStyle({ code: 'TX-1001' })
  savePicture(office, parsed('pictures.save', draftOf(short.id)))
  const names = ['tx-1001-黑.JPG', 'TX-1002.png', 'TX1001.png', 'TX.webp']
  const found = matchPictures(office, { names }).map((style) => style && [style.styleId, style.hasPicture])
  expect(found).toEqual([[long.id, false], [short.id, true], null, [short.id, true]])
})

test('a backup carries the pictures', async () => {
  const { office, addStyle, connection, close } = newCompany({ file: join(folder, 'company.lq') })
  const style = addStyle()
  savePicture(office, parsed('pictures.save', draftOf(style.id, { large: jpeg(150_000, 9) })))
  const copy = join(folder, 'backup.lq')
  await backUpCompany(connection, copy, () => undefined)
  close()
  const restored = openCompany(copy, { migrationsFolder })
  expect(getPicture({ ...office, connection: restored }, { styleId: style.id })?.large).toEqual(jpeg(150_000, 9))
  restored.sqlite.close()
})

test('whoever sees styles sees their pictures, whoever keeps styles keeps them', () => {
  for (const permissions of Object.values(defaultPermissions)) {
    expect(permissions.includes('pictures.thumbnails')).toBe(permissions.includes('styles.matrix'))
    expect(permissions.includes('pictures.save')).toBe(permissions.includes('styles.save'))
  }
})
