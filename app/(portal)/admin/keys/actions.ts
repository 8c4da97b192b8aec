'use server'

import { refresh } from 'next/cache'
import { asActor } from '@/lib/auth/as-actor'
import type { Answer } from '@/lib/http/answer'
import { rotateSigningKey } from '@/lib/oauth/signing-keys/rotate-signing-key'

/** Lets the next key sign from now on. */
export async function rotate(): Promise<Answer<void>> {
  const answer = await asActor(rotateSigningKey)
  if (answer.ok) refresh()
  return answer
}
