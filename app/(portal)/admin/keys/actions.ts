'use server'

import { refresh } from 'next/cache'
import { currentActor } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { rotateSigningKey } from '@/lib/oauth/signing-keys/rotate-signing-key'

/** Lets the next key sign from now on. */
export async function rotate(): Promise<Answer<void>> {
  const outcome = await answer(async () => rotateSigningKey(await currentActor()))
  if (outcome.ok) refresh()
  return outcome
}
