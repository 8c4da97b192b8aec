import { now, secondsAfter } from '@/lib/clock'
import { config } from '@/lib/config'
import { log } from '@/lib/log'
import type { Failure, Queue } from '@/lib/queue/queue'
import { workOff } from '@/lib/queue/work-off'
import { mailBody, STALE_SECONDS } from './mail'
import { mailFailure } from './mail-failure'
import { openLink } from './mail-link'
import { sendMail } from './mail-server'
import { settleMail, type TakenMail, takeDueMails } from './store'
import { writeMail } from './write-mail'

export const LINK_EXPIRED = 'Its link had expired.'
const STALE = 'It had waited for more than three days.'

const QUEUE: Queue<TakenMail> = {
  name: 'mails',
  atOnce: 5,
  take: takeDueMails,
  attempt: send,
  settle: (mail, outcome) => settleMail(mail, { ...outcome, at: now() }),
}

/**
 * Sends the mails whose time has come, if a mail server is configured. Answers how many attempts were
 * made. Never throws.
 */
export async function deliverDueMails(isStopping?: () => boolean): Promise<number> {
  return config().mailServer ? workOff(QUEUE, isStopping) : 0
}

async function send(mail: TakenMail, signal: AbortSignal): Promise<Failure | null> {
  const { id, address, subject, sealedLink, linkExpiresAt, createdAt: date } = mail
  const { mailServer } = config()
  if (!mailServer) return { reason: 'Mail is not configured.' }
  if (linkExpiresAt && linkExpiresAt <= now()) return { reason: LINK_EXPIRED, forGood: true }
  const isStale = secondsAfter(date, STALE_SECONDS) <= now()
  if (!linkExpiresAt && isStale) return { reason: STALE, forGood: true }
  const link = sealedLink && openLink(id, sealedLink)
  const written = writeMail(mailBody.parse(mail.body), link?.reveal() ?? null)
  try {
    await sendMail(mailServer, { ...written, id, address, subject, date }, signal)
    log.info({ mailId: id }, 'a mail was sent')
    return null
  } catch (err) {
    log.warn({ err, mailId: id, attempts: mail.attempts }, 'a mail could not be sent')
    return mailFailure(err)
  }
}
