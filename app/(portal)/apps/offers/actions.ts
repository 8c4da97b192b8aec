'use server'

import { refreshed } from '@/app/(portal)/refreshed'
import { acceptApp } from '@/lib/apps/lifecycle/accept-app'
import { declineApp } from '@/lib/apps/lifecycle/decline-app'
import type { Answer } from '@/lib/http/answer'
import { argumentText } from '@/lib/http/argument-text'

/** Takes over an app that somebody offers. */
export async function accept(clientId: string): Promise<Answer<void>> {
  return refreshed((actor) => acceptApp(actor, argumentText(clientId)))
}

/** Says no to it. */
export async function decline(clientId: string): Promise<Answer<void>> {
  return refreshed((actor) => declineApp(actor, argumentText(clientId)))
}
