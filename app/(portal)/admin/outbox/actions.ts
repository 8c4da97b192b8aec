'use server'

import { acceptInput } from '@/lib/accept-input'
import type { Answer } from '@/lib/http/answer'
import { mailIdInput } from '@/lib/mail/outbox/outbox-query'
import { readMailLink } from '@/lib/mail/outbox/read-mail-link'
import { resendMail } from '@/lib/mail/outbox/resend-mail'
import { sendTestMail } from '@/lib/mail/outbox/send-test-mail'
import { refreshed } from '../../refreshed'

/** Sends a mail that was given up once more. */
export async function resend(mailId: string): Promise<Answer<void>> {
  return refreshed((actor) => resendMail(actor, acceptInput(mailIdInput, mailId)))
}

/** The link of a mail that was not sent: it leaves here for an administrator. */
export async function readLink(mailId: string): Promise<Answer<string>> {
  return refreshed(async (actor) =>
    (await readMailLink(actor, acceptInput(mailIdInput, mailId))).reveal(),
  )
}

/** Sends a test mail to the administrator themselves. Answers the address. */
export async function sendTest(): Promise<Answer<string>> {
  return refreshed(sendTestMail)
}
