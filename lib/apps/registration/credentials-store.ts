import type { Tx } from '@/lib/db/client'

/** Whether the app has a credential: a secret that works at `at`, or a key. */
export async function hasCredentials(tx: Tx, appId: string, at: Date): Promise<boolean> {
  const works = { OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] }
  const [secrets, keys] = await Promise.all([
    tx.secret.count({ where: { appId, slot: { not: null }, ...works } }),
    tx.appKey.count({ where: { appId } }),
  ])
  return secrets + keys > 0
}
