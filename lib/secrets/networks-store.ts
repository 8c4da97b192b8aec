import type { Tx } from '@/lib/db/client'

/** Writes from where a secret may be used. */
export async function putNetworks(tx: Tx, id: string, networks: string[]): Promise<void> {
  await tx.secret.update({ where: { id }, data: { networks } })
}
