import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { aGrant } from '@/lib/grants/testing/a-grant'
import { perform } from './perform'

const READ = 'invoices:read'

/** An organization whose lists all have something in them. Answers the id of its API. */
export async function prepare(actor: Actor): Promise<string> {
  await perform(actor, 'changePolicies', { body: { recertify_days: 365 } })
  const body = {
    name: 'Invoices',
    identifier: `https://rail.example/${actor.organizationId}`,
    token_format: 'jwt',
    token_ttl_seconds: 600,
    access_for_itself: 'with_approval',
    scopes: [{ name: READ, description: 'See your invoices.' }],
  }
  return (await perform(actor, 'registerApi', { body })).id
}

/** An app of the actor that is in every long list: in each once, a mail has its id for a subject. */
export async function addEverywhere(actor: Actor, name: string): Promise<string> {
  const { organizationId, personId } = actor
  const [appId, at] = [newId('app'), now()]
  const lists = { type: 'machine' as const, redirectUris: [], scopes: [READ] }
  const owned = { organizationId, ownerId: personId, createdAt: at, updatedAt: at }
  await db().app.create({ data: { id: appId, name, ...owned, ...lists } })
  await aGrant(actor, appId)
  const asked = { organizationId, change: {}, askedAt: at, askedById: personId, askedByName: 'Ada' }
  const approval = { appId, kind: 'change' as const, ...asked }
  const decided = { state: 'approved' as const, decidedAt: at, decidedByName: 'Ada' }
  await db().approval.createMany({
    data: [
      { ...approval, id: newId('apr') },
      { ...approval, id: newId('apr'), ...decided },
    ],
  })
  await db().recertification.create({
    data: { appId, organizationId, days: 365, dueAt: at, stepAt: at },
  })
  const mail = {
    kind: 'test' as const,
    address: 'ada@fjord.example',
    body: { paragraphs: [] },
    createdAt: at,
  }
  const sent = { state: 'sent' as const, endedAt: at }
  await db().mail.create({
    data: { id: randomUUID(), organizationId, subject: appId, ...mail, ...sent },
  })
  return appId
}

/** Takes the app out of every list. */
export async function removeEverywhere(appId: string): Promise<void> {
  await db().app.delete({ where: { id: appId } })
  await db().mail.deleteMany({ where: { subject: appId } })
}
