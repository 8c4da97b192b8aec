import { now } from '@/lib/clock'
import type { Tx } from '@/lib/db/client'
import { deleteLogo, putLogo } from './store'

/** The logo in an edit: a picture, null to remove it, undefined to leave it. */
export type LogoEdit<B extends ArrayBufferLike = ArrayBufferLike> = Uint8Array<B> | null | undefined

/** Writes a decoded picture in the transaction of its app. Answers what has changed. */
export async function writeLogo(
  tx: Tx,
  appId: string,
  png: LogoEdit<ArrayBuffer>,
): Promise<'changed' | 'removed' | null> {
  if (png === undefined) return null
  if (png === null) return (await deleteLogo(tx, appId)) ? 'removed' : null
  await putLogo(tx, appId, { png, updatedAt: now() })
  return 'changed'
}
