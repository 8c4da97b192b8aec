import type { Actor } from '@/lib/actor'
import { db } from '@/lib/db/client'
import { makeSecret } from '@/lib/webhooks/make-secret'
import { addEndpoint } from '@/lib/webhooks/testing/parsed'
import { goTo } from './calendar'
import type { People } from './people'

/** They hear of what the steps after this one do. Their hosts do not exist: nothing is sent for real. */
export async function seedWebhooks({ ingrid }: People): Promise<void> {
  goTo(410)
  await addWithSecret(ingrid, {
    url: 'https://hooks.fjordrail.example/keyturn?team=security',
    description: 'Pages the team on call when a secret is found or an app is suspended',
    events: ['secret.leak_reported', 'app.suspended', 'person.disabled'],
  })
  await addWithSecret(ingrid, {
    url: 'https://tickets.fjordrail.example/inbox',
    description: 'Opens a ticket for each new app',
    events: ['app.registered', 'app.owner_changed'],
  })
  await addEndpoint(ingrid, {
    url: 'https://warehouse.fjordrail.example/events',
    description: 'For the data warehouse, not set up yet',
    events: ['secret.*', 'app.*', 'policy.*'],
  })
}

/** What became of the messages: one endpoint took them, another one failed until it was switched off. */
export async function seedDeliveries({ ingrid: { organizationId } }: People): Promise<void> {
  await db().$executeRaw`
    UPDATE webhook_delivery d SET next_attempt_at = NULL, last_attempt_at = d.at + interval '1 second',
      attempts = CASE WHEN takes THEN 1 ELSE 10 END, last_status = CASE WHEN takes THEN 204 ELSE 503 END,
      delivered_at = CASE WHEN takes THEN d.at + interval '1 second' END,
      last_failure = CASE WHEN NOT takes THEN 'It answered 503.' END
    FROM (SELECT id, url LIKE 'https://hooks%' AS takes FROM webhook_endpoint
      WHERE organization_id = ${organizationId}) e
    WHERE e.id = d.endpoint_id`
  await db().$executeRaw`
    UPDATE webhook_endpoint e SET
      last_delivered_at = (SELECT max(delivered_at) FROM webhook_delivery d WHERE d.endpoint_id = e.id),
      failing_since = (SELECT min(at) FROM webhook_delivery d
        WHERE d.endpoint_id = e.id AND last_failure IS NOT NULL),
      status = CASE WHEN url LIKE 'https://tickets%' THEN 'failing' ELSE status END,
      last_failure = CASE WHEN url LIKE 'https://tickets%' THEN 'It answered 503.' END
    WHERE organization_id = ${organizationId}`
}

async function addWithSecret(
  actor: Actor,
  said: { url: string; description: string; events: string[] },
): Promise<void> {
  await makeSecret(actor, await addEndpoint(actor, said))
}
