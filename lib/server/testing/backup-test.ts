import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { config, provideConfig, readEnvironment } from '@/lib/config'
import { closeDb } from '@/lib/db/client'
import { closePool } from '@/lib/db/pool'
import { test as base } from '@/lib/db/testing/test-database'
import { loadMasterKeys } from '@/lib/master-key/load-master-keys'
import { basic, startSecondEngine } from '@/lib/oauth/testing/engine-test'

/** A test with a folder that is removed after it. Every user of the machine may reach what is in it. */
export const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'keyturn-backup-'))
    chmodSync(folder, 0o711)
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})

export { expect } from '@playwright/test'

/** From the call on, the use cases of this process work at this database. */
export async function workAt(databaseUrl: string, masterKey = config().masterKey): Promise<void> {
  await Promise.all([closeDb(), closePool()])
  provideConfig({ ...config(), databaseUrl, masterKey })
  await loadMasterKeys(() => [masterKey])
}

/** The environment of a command, as an operator sets it. */
export function environmentOf(settings: Record<string, string>, key: Buffer) {
  const KEYTURN_MASTER_KEY = key.toString('base64')
  return readEnvironment({ NODE_ENV: 'production', KEYTURN_MASTER_KEY, ...settings })
}

/** What a command says. */
export function listen() {
  const said: string[] = []
  return { said, say: (sentence: string) => void said.push(sentence) }
}

/** The status with which each of these secrets of an app is answered. */
export async function authenticate(appId: string, ...secrets: string[]): Promise<number[]> {
  const engine = await startSecondEngine(createServer())
  const statuses: number[] = []
  for (const secret of secrets) {
    const answer = await fetch(`${engine.at}/oauth2/token`, {
      method: 'POST',
      headers: basic(appId, secret),
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    })
    statuses.push(answer.status)
  }
  engine.close()
  return statuses
}
