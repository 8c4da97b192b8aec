import { expect, test } from '@playwright/test'
import { addressesIn } from './addresses-in'

const [A, B] = ['https://a.example/cb?x=1,2', 'com.example.app:/cb']

test('addresses are pasted by line, with spaces, with commas, and out of JSON', () => {
  for (const text of [
    `${A}\n${B}`,
    `${A}\r\n\r\n${B}\r\n`,
    `${A} ${B}`,
    `${A},${B}`,
    `${A}, ${B};`,
    `[\n  "${A}",\n  "${B}"\n]`,
    `["${A}","${B}"]`,
  ]) {
    expect(addressesIn(text), text).toEqual([A, B])
  }
})

test('a comma inside an address parts nothing', () => {
  expect(addressesIn(A)).toEqual([A])
  expect(addressesIn('  ')).toEqual([])
})
