import { expect, test } from '@playwright/test'
import { readEnvironment } from '@/lib/config'
import { log } from '@/lib/log'
import { closeServer, listen } from './listen'
import { proxiesOf } from './proxy-settings'

/** The address that Keyturn listens on with these settings, and what it warns of. */
async function started(
  settings: Record<string, string>,
): Promise<[host: string, warnings: string[]]> {
  const environment = readEnvironment({ NODE_ENV: 'production', PORT: '0', ...settings })
  const warnings: string[] = []
  const warn = log.warn
  log.warn = (...said: unknown[]) => void warnings.push(String(said.at(-1)))
  proxiesOf(environment)
  log.warn = warn
  const { server, at } = await listen((_req, res) => res.end(), environment)
  await closeServer(server)
  return [at.split(':')[0] ?? '', warnings]
}

const PUBLIC = { KEYTURN_URL: 'https://keyturn.example' }

test('without a proxy Keyturn listens for its own machine, and says so where that may surprise', async () => {
  expect(await started({})).toEqual(['127.0.0.1', []])
  const surprise = [expect.stringContaining('HOST')]
  expect(await started(PUBLIC)).toEqual(['127.0.0.1', surprise])
  expect(await started({ ...PUBLIC, HOST: '0.0.0.0' })).toEqual(['0.0.0.0', []])
})

test('a proxy on this machine changes nothing, one on another reaches us', async () => {
  const behind = (KEYTURN_TRUST_PROXY: string) => started({ ...PUBLIC, KEYTURN_TRUST_PROXY })
  expect(await behind('loopback')).toEqual(['127.0.0.1', []])
  expect(await behind('10.2.0.0/16')).toEqual(['0.0.0.0', []])
})

test('to believe whoever connects still works, and is warned of at every start', async () => {
  const settings = { ...PUBLIC, KEYTURN_TRUST_PROXY: 'true' }
  for (const _ of [1, 2]) {
    const [host, warnings] = await started(settings)
    expect([host, warnings]).toEqual(['0.0.0.0', [expect.stringContaining('name the networks')]])
  }
})

test('the header is one of two, however it is written', () => {
  const headerOf = (KEYTURN_PROXY_HEADER: string) =>
    readEnvironment({ NODE_ENV: 'production', KEYTURN_PROXY_HEADER }).KEYTURN_PROXY_HEADER
  expect([headerOf(''), headerOf('X-Forwarded-For')]).toEqual([
    'x-forwarded-for',
    'x-forwarded-for',
  ])
  expect(headerOf('Forwarded')).toBe('forwarded')
  expect(() => headerOf('X-Real-IP')).toThrow('must be X-Forwarded-For or Forwarded')
})
