import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { setAppVerified } from '../set-app-verified'
import { anApp, editLogo, expect, expectRefused, refusalOf, test } from '../testing/fixtures'
import { findAppLogo } from './find-app-logo'

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0a6' } })

for (const format of ['png', 'jpeg', 'webp'] as const) {
  test(`a ${format} becomes a PNG that fits into 128 pixels`, async ({ people: { dora } }) => {
    const app = await anApp(dora)
    const set = await editLogo(dora, app, await flat(400, 200).toFormat(format).toBuffer())
    expect(set).toMatchObject({ version: 2, logoUpdatedAt: expect.any(Date) })
    const { png } = await findAppLogo(dora, app.id)
    const { width, height, format: stored } = await sharp(png).metadata()
    expect({ width, height, stored }).toEqual({ width: 128, height: 64, stored: 'png' })
  })
}

test('a small picture stays as small as it is', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  await editLogo(dora, app, await flat(16, 16).png().toBuffer())
  const { width } = await sharp((await findAppLogo(dora, app.id)).png).metadata()
  expect(width).toBe(16)
})

test('nothing that came with the picture is kept: no place, no camera, no text', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const tagged = await flat(64, 64)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Secret place' } })
    .toBuffer()
  expect(tagged.includes('Secret place')).toBe(true)
  await editLogo(dora, app, Buffer.concat([tagged, Buffer.from('<script>')]))
  const { png } = await findAppLogo(dora, app.id)
  expect(Buffer.from(png).includes('Secret place')).toBe(false)
  expect(Buffer.from(png).includes('<script>')).toBe(false)
  expect((await sharp(png).metadata()).exif).toBeUndefined()
})

test('rubbish, other formats, bombs and what is too large are refused by field', async ({
  people: { dora },
}) => {
  const app = await anApp(dora)
  const about = async (bytes: Uint8Array) =>
    (await refusalOf(editLogo(dora, app, bytes)))?.fields?.logo
  const png = await flat(64, 64).png().toBuffer()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  const bomb = await flat(9000, 9000).png({ compressionLevel: 9 }).toBuffer()
  expect(bomb.byteLength).toBeLessThan(256 * 1024)
  expect(await about(bomb)).toContain('cannot be read')
  expect(await about(svg)).toContain('PNG, JPEG or WebP')
  expect(await about(await flat(8, 8).gif().toBuffer())).toContain('PNG, JPEG or WebP')
  expect(await about(new Uint8Array())).toContain('PNG, JPEG or WebP')
  expect(await about(png.subarray(0, 40))).toContain('cannot be read')
  expect(await about(Buffer.concat([png.subarray(0, 8), randomBytes(500)]))).toContain('cannot')
  expect(await about(new Uint8Array(256 * 1024 + 1))).toContain('256 KB')
  await expectRefused(findAppLogo(dora, app.id), 'not_found')
})

test('a logo can be replaced and taken away', async ({ people: { dora } }) => {
  const app = await anApp(dora)
  await editLogo(dora, app, await flat(16, 16).png().toBuffer())
  await editLogo(dora, app, await flat(32, 32).png().toBuffer())
  expect((await sharp((await findAppLogo(dora, app.id)).png).metadata()).width).toBe(32)
  expect((await editLogo(dora, app, null)).logoUpdatedAt).toBeNull()
  expect((await editLogo(dora, app, null)).version).toBe(4)
  await expectRefused(findAppLogo(dora, app.id), 'not_found')
})

test('another logo ends that an app is verified, unless an administrator changes it', async ({
  people: { ada, dora },
}) => {
  const app = await anApp(dora)
  const picture = await flat(16, 16).png().toBuffer()
  await setAppVerified(ada, app.id, true)
  expect((await editLogo(ada, app, picture)).verifiedAt).not.toBeNull()
  expect((await editLogo(dora, app, picture)).verifiedAt).toBeNull()
})
