import { expect, test } from '@playwright/test'
import { findValues } from './encodings'

const values = { secret: 'kt_cs_abcdefgh_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ' }
const hidden = Buffer.from(values.secret)

const ENCODED: Record<string, string> = {
  'as it is': `{"value":"${values.secret}"}`,
  'in hexadecimal': `\\x${hidden.toString('hex').toUpperCase()}`,
  'in base64': hidden.toString('base64'),
  'in base64, one byte in': Buffer.from(`x${values.secret}y`).toString('base64'),
  'in base64, two bytes in': Buffer.from(`xy${values.secret}z`).toString('base64'),
  'in base64url': Buffer.from(`id:${values.secret}`).toString('base64url'),
}

for (const [how, text] of Object.entries(ENCODED)) {
  test(`the search for values finds one ${how}`, () => {
    expect(findValues(`before ${text} after`, values)).toEqual(['secret'])
  })
}

test('the search for values finds nothing in a hint', () => {
  expect(findValues('kt_cs_abcdefgh_…WXYZ', values)).toEqual([])
})
