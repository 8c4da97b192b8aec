import { now } from '@/lib/clock'
import { db } from '@/lib/db/client'
import type { Provider } from './provider-with-secret'
import { noteProblem } from './store'

/**
 * Keeps what a sign-in has shown of a provider, for its administrators: whether it accepts our
 * secret, and whether it tells all groups. It writes only when that has changed. The environment's
 * provider has no row.
 */
export async function noteSignIn(
  provider: Provider,
  shown: { secretRefused?: boolean; groupsMissed?: boolean },
): Promise<void> {
  if (provider.organizationId === null) return
  const { secretRefused, groupsMissed } = shown
  if (secretRefused !== undefined && secretRefused !== provider.secretRefused) {
    await noteProblem(db(), provider.id, { secretRefusedAt: secretRefused ? now() : null })
  }
  if (groupsMissed !== undefined && groupsMissed !== provider.groupsMissed) {
    await noteProblem(db(), provider.id, { groupsMissedAt: groupsMissed ? now() : null })
  }
}
