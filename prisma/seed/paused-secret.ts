import type { Actor } from '@/lib/actor'
import { MINUTE, now, secondsAfter } from '@/lib/clock'
import { pauseSecret } from '@/lib/secrets/testing/parsed'
import { flushUses } from '@/lib/usage/flush'
import { noteRefused } from '@/lib/usage/note-refused'
import { goTo } from './calendar'
import { KIOSK } from './used'

/** A secret that was paused an hour ago, and is still sent by one kiosk. */
export async function seedPause(actor: Actor, appId: string, secretId: string): Promise<void> {
  goTo(0.05)
  const note = 'Do the kiosks in Fauske still need it?'
  await pauseSecret(actor, appId, { secretId, length: 'until_resumed', note })
  const about = { appId, secretId, key: null, cause: 'secret_paused', proven: true }
  for (const minutes of [10, 25, 40]) {
    const at = secondsAfter(now(), minutes * MINUTE)
    noteRefused({ ...about, address: KIOSK.address }, at)
  }
  await flushUses()
}
