import type { Actor } from '@/lib/actor'
import { test as base } from '@/lib/apps/testing/fixtures'
import { db } from '@/lib/db/client'
import { admitLoopback } from '@/lib/delivery/testing/on-loopback'
import { makeSecret } from '../make-secret'
import { addEndpoint } from './parsed'
import { startReceiver } from './receiver'

type Receiver = Awaited<ReturnType<typeof startReceiver>>
type Hook = { id: string; secret: string }

type Fixtures = {
  receiver: Receiver
  /** Adds an endpoint of Ada's organization that works. */
  hook: (events: string[], at?: Receiver) => Promise<Hook>
}

/** A test with people, a receiver, and endpoints that lead there. */
export const test = base.extend<Fixtures>({
  receiver: async ({ emptyDatabase: _ }, use) => {
    admitLoopback()
    const receiver = await startReceiver()
    await use(receiver)
    receiver.close()
  },
  hook: async ({ people: { ada }, receiver }, use) => {
    await use((events, at = receiver) => makeHook(ada, { url: at.url, events }))
  },
})

/** Adds an endpoint, and makes its first secret. */
export async function makeHook(
  actor: Actor,
  said: { url: string; events: string[] },
): Promise<Hook> {
  const id = await addEndpoint(actor, said)
  return { id, secret: (await makeSecret(actor, id)).value.reveal() }
}

/** The messages to all endpoints, the oldest first. */
export function deliveries() {
  return db().webhookDelivery.findMany({ orderBy: [{ eventId: 'asc' }, { id: 'asc' }] })
}

export { expect, expectRefused } from '@/lib/apps/testing/fixtures'
