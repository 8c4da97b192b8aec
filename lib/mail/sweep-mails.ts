import { now, secondsAfter } from '@/lib/clock'
import { LINK_EXPIRED } from './deliver-mails'
import { KEPT_SECONDS } from './mail'
import { deleteMailsBefore, eraseExpiredLinks } from './store'

/** Erases links that have expired, and removes mails after 30 days. Answers how many of both. */
export async function sweepMails(): Promise<number> {
  const at = now()
  const erased = await eraseExpiredLinks(at, LINK_EXPIRED)
  return erased + (await deleteMailsBefore(secondsAfter(at, -KEPT_SECONDS)))
}
