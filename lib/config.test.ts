import { expect, test } from '@playwright/test'
import { readEnvironment } from './config'

test('a setting that had another name is read by both, and the present one counts', () => {
  const hostsOf = (source: Record<string, string>) =>
    readEnvironment({ NODE_ENV: 'test', ...source }).KEYTURN_ADMITTED_NETWORKS.hosts
  expect(hostsOf({ KEYTURN_ALLOW_NETWORKS: 'nginx' })).toEqual(['nginx'])
  const both = { KEYTURN_ALLOW_NETWORKS: 'nginx', KEYTURN_ADMITTED_NETWORKS: 'caddy' }
  expect(hostsOf(both)).toEqual(['caddy'])
})
