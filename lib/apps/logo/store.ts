import type { Tx } from '@/lib/db/client'

/** Sets the app's logo, or replaces it. */
export async function putLogo(
  tx: Tx,
  appId: string,
  logo: { png: Uint8Array<ArrayBuffer>; updatedAt: Date },
): Promise<void> {
  await tx.appLogo.upsert({
    where: { appId },
    create: { appId, ...logo },
    update: logo,
    select: { appId: true },
  })
}

/** Deletes the logo; false if there was none. */
export async function deleteLogo(tx: Tx, appId: string): Promise<boolean> {
  const { count } = await tx.appLogo.deleteMany({ where: { appId } })
  return count === 1
}

/** The app's logo; null when there is none. */
export function findLogo(
  tx: Tx,
  appId: string,
): Promise<{ png: Uint8Array; updatedAt: Date } | null> {
  return tx.appLogo.findUnique({ where: { appId }, select: { png: true, updatedAt: true } })
}
