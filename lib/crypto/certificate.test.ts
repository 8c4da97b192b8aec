import { expect, test } from '@playwright/test'
import { ORDERS, STRANGER } from '@/lib/oauth/testing/certificates'
import { readCertificate } from './certificate'

test('a certificate is parsed once, and what is none is none each time', () => {
  const orders = readCertificate(ORDERS)
  expect(orders?.raw.toString('base64')).toBe(ORDERS)
  expect(readCertificate(ORDERS)).toBe(orders)
  expect(readCertificate(STRANGER)?.raw.toString('base64')).toBe(STRANGER)
  expect([readCertificate('AAAA'), readCertificate('AAAA'), readCertificate('')]).toEqual([
    null,
    null,
    null,
  ])
})
