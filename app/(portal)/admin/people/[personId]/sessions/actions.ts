'use server'

import { refreshed } from '@/app/(portal)/refreshed'
import { acceptInput } from '@/lib/accept-input'
import type { Answer } from '@/lib/http/answer'
import { personIdInput, sessionNameInput } from '@/lib/people/person-input'
import { endSessionOf } from '@/lib/people/sessions/end-session-of'
import { endSessionsOf } from '@/lib/people/sessions/end-sessions-of'

/** Ends one session of a person. */
export async function endOne(personId: string, sessionId: string): Promise<Answer<void>> {
  return refreshed((actor) =>
    endSessionOf(
      actor,
      acceptInput(personIdInput, personId),
      acceptInput(sessionNameInput, sessionId),
    ),
  )
}

/** Ends every session of a person. */
export async function endAll(personId: string): Promise<Answer<void>> {
  return refreshed((actor) => endSessionsOf(actor, acceptInput(personIdInput, personId)))
}
