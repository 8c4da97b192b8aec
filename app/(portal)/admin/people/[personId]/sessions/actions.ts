'use server'

import { refresh } from 'next/cache'
import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { personIdInput, sessionNameInput } from '@/lib/people/person-input'
import { endSessionOf } from '@/lib/people/sessions/end-session-of'
import { endSessionsOf } from '@/lib/people/sessions/end-sessions-of'

/** Ends one session of a person. */
export async function endOne(personId: string, sessionId: string): Promise<Answer<void>> {
  return changing((actor) =>
    endSessionOf(
      actor,
      acceptInput(personIdInput, personId),
      acceptInput(sessionNameInput, sessionId),
    ),
  )
}

/** Ends every session of a person. */
export async function endAll(personId: string): Promise<Answer<void>> {
  return changing((actor) => endSessionsOf(actor, acceptInput(personIdInput, personId)))
}

/** A change whose result the table must show, whether it succeeded or came too late. */
async function changing(work: (actor: Actor) => Promise<void>): Promise<Answer<void>> {
  const answer = await asActor(work)
  refresh()
  return answer
}
