import { expect, test } from '@playwright/test'
import { deviceInWords } from './device'

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)'

const DEVICES: Record<string, string> = {
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`]:
    'Chrome on Windows',
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`]:
    'Edge on Windows',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0': 'Firefox on Linux',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15':
    'Safari on macOS',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1':
    'Safari on iPhone',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1':
    'Chrome on iPhone',
  [`Mozilla/5.0 (Linux; Android 15; SM-S931B) ${WEBKIT} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`]:
    'Samsung Internet on Android',
  [`Mozilla/5.0 (X11; CrOS x86_64 16328.0.0) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36 OPR/120.0.0.0`]:
    'Opera on ChromeOS',
  'SomeBrowser/1.0 (Windows)': 'A browser on Windows',
  'curl/8.14.1': 'Unknown device',
  '': 'Unknown device',
}

for (const [userAgent, words] of Object.entries(DEVICES)) {
  test(`${words}: ${userAgent.slice(-40)}`, () => expect(deviceInWords(userAgent)).toBe(words))
}

test('who says nothing is an unknown device', () => {
  expect(deviceInWords(null)).toBe('Unknown device')
})
