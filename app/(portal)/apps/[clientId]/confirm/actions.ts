'use server'

import { refresh } from 'next/cache'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'
import { confirmApp } from '@/lib/recertification/confirm-app'
import { changed } from '../../../changed'

/** Confirms the app as the page has shown it. When it has changed, the page shows what is there. */
export async function confirm(clientId: string, seen: string): Promise<Answer<null>> {
  const answer = await changed((actor) => confirmApp(actor, clientId, argumentText(seen)))
  if (!answer.ok && answer.refusal.code === 'app_changed_meanwhile') refresh()
  return answer
}
