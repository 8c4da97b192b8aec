import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { isMailConfigured } from '@/lib/mail/mail-server'
import { findEmailChange, isEmailKeptElsewhere } from './email-change-store'

/** Whether the actor can change their email here, and the one that waits for its link to be opened. */
export type MyEmail = {
  changeable: boolean
  waiting: { email: string; expiresAt: Date } | null
}

/** How it is with the actor's email. */
export async function findMyEmail({ personId }: Actor): Promise<MyEmail> {
  if (!isMailConfigured() || (await isEmailKeptElsewhere(db(), personId))) {
    return { changeable: false, waiting: null }
  }
  const waiting = await findEmailChange(db(), { personId }, now())
  return { changeable: true, waiting }
}
