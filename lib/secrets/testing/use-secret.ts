import { db } from '@/lib/db/client'

/** Records a use of the secret at `at`. */
export async function useSecret(secretId: string, at: Date): Promise<void> {
  const use = { lastUsedAt: at, lastAddress: '198.51.100.9', lastUserAgent: 'curl/8' }
  await db().secretUse.upsert({
    where: { secretId },
    create: {
      secretId,
      firstUsedAt: at,
      firstAddress: '198.51.100.9',
      ...use,
      lastGrantType: 'client_credentials',
    },
    update: use,
  })
}

/** How many secrets of the app have a slot. */
export function countSlots(appId: string): Promise<number> {
  return db().secret.count({ where: { appId, slot: { not: null } } })
}
