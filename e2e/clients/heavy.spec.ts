import { expect } from '@playwright/test'
import { rowOf, writtenRows } from './clients-page'
import { promiseClients, test } from './promises'
import { runnablesOf } from './toolchain'
import { HEAVY_TOOLCHAINS } from './toolchains'

const RUNNABLE = HEAVY_TOOLCHAINS.flatMap(runnablesOf)

promiseClients(RUNNABLE)

test('docs/clients.md has one row for each client that ran', () => {
  const labels = RUNNABLE.map(({ client }) => client.label)
  const rows = writtenRows().filter((row) => labels.includes(row.split(' | ')[0] ?? ''))
  expect(rows).toEqual(RUNNABLE.map(({ client, version }) => rowOf(client, version())))
})
