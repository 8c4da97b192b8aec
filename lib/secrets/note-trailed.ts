import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { log } from '@/lib/log'
import { noteTrailedSecret } from './store'

/**
 * Notes that a request was refused whose secret was right, but for a line break or space behind it:
 * the secrets page says so. Returns at once, so that the answer takes as long as any other refusal.
 */
export function noteTrailed(secretId: string): void {
  noteTrailedSecret(db(), secretId, now()).catch((error) =>
    log.warn({ err: error, secretId }, 'a secret with a line break was not noted'),
  )
}
