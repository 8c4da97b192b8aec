import { HOUR, now, secondsAfter } from '@/lib/clock'
import { db, inTransaction } from '@/lib/db/client'
import { log } from '@/lib/log'
import { enqueueMail } from '@/lib/mail/enqueue-mail'
import {
  type Addressee,
  findAddress,
  findAddressees,
  holdAddressee,
  putOffDue,
  takeDue,
} from './mail-store'
import { noticeMail } from './notice-mail'

/**
 * Writes the mails of the notices that are due: one for each person and organization, however much has
 * happened. Several processes may do it at once. One that cannot be written holds up no other: it is put
 * off for an hour. Answers how many it wrote.
 */
export async function mailNotices(): Promise<number> {
  const addressees = await findAddressees(db(), now())
  let written = 0
  for (const to of addressees) {
    try {
      written += (await mailTo(to)) ? 1 : 0
    } catch (err) {
      log.warn({ err, ...to }, 'a mail of notices could not be written')
      await putOffDue(db(), to, { at: now(), until: secondsAfter(now(), HOUR) })
    }
  }
  return written
}

/** One transaction takes the notices and writes the mail: none is lost in between, and none goes twice. */
function mailTo(to: Addressee): Promise<boolean> {
  return inTransaction(async (tx) => {
    if (!(await holdAddressee(tx, to))) return false
    const due = await takeDue(tx, to, now())
    if (due.length === 0) return false
    const found = await findAddress(tx, to)
    if (!found) return true
    const { memberships, ...address } = found
    await enqueueMail(tx, noticeMail({ ...to, ...address, isInSeveral: memberships > 1 }, due))
    return true
  })
}
