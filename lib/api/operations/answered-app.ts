import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { Refusal } from '@/lib/errors'
import { findPending, type Pending } from '@/lib/recertification/find-pending'
import { appOnWire } from './app-answer'

/** An app in the names of the API, with what waits and the version that makes its entity tag. */
export async function answeredApp(actor: Actor, view: AppView) {
  const { id, version } = view
  const pending = await pendingOf(actor, id)
  return { ...appOnWire(view, pending), client_id: id, version }
}

/** What waits of an app. Nothing of one that the actor no longer sees after what they did. */
async function pendingOf(actor: Actor, appId: string): Promise<Pending[]> {
  try {
    return await findPending(actor, appId)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') return []
    throw error
  }
}

/** The entity tag of an app: its version, which every change raises. */
export const versionOf = ({ version }: { version: number }) => version
