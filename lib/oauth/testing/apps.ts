import { DAY, now, secondsAfter } from '@/lib/clock'
import { newId } from '@/lib/crypto/random'
import { db } from '@/lib/db/client'
import { currentPepperVersion } from '@/lib/keys'
import { digestSecret } from '@/lib/secrets/digest-secret'
import { makeSecret } from '@/lib/secrets/make-secret'
import type { Retirement } from '@/lib/secrets/secret'

/** An organization with an owner for its apps. */
export async function makeOrganization(): Promise<{ organizationId: string; ownerId: string }> {
  const organizationId = newId('org')
  const ownerId = newId('psn')
  const createdAt = now()
  await db().organization.create({ data: { id: organizationId, name: 'Acme', createdAt } })
  await db().person.create({
    data: { id: ownerId, email: `${ownerId.toLowerCase()}@example.com`, name: 'Ada', createdAt },
  })
  return { organizationId, ownerId }
}

type AppChanges = {
  type?: 'machine' | 'native'
  scopes?: string[]
  suspendedAt?: Date
  deletedAt?: Date
}

/** An app of that organization; answers its client id. */
export async function makeApp(
  organization: { organizationId: string; ownerId: string },
  changes: AppChanges = {},
): Promise<string> {
  const id = newId('app')
  const createdAt = now()
  await db().app.create({
    data: {
      id,
      ...organization,
      type: 'machine',
      name: 'Orders',
      redirectUris: [],
      scopes: ['orders.read', 'orders.write'],
      createdAt,
      updatedAt: createdAt,
      ...changes,
    },
  })
  return id
}

type SecretChanges = { slot?: 1 | 2; expiresAt?: Date; retirement?: Retirement }

/** A secret of that app; answers its public id and its value. */
export async function giveSecret(
  appId: string,
  { slot = 1, expiresAt, retirement }: SecretChanges = {},
): Promise<{ id: string; value: string }> {
  const { id, prefix, lastFour, ...made } = makeSecret('kt')
  const value = made.value.reveal()
  await db().secret.create({
    data: {
      id,
      appId,
      name: `Secret ${id}`,
      prefix,
      lastFour,
      digest: new Uint8Array(digestSecret(value, currentPepperVersion())),
      pepperVersion: currentPepperVersion(),
      slot: retirement ? null : slot,
      createdAt: secondsAfter(now(), -DAY),
      createdById: 'psn_x',
      createdByName: 'Ada',
      ...(expiresAt ? { expiresAt } : {}),
      ...(retirement ? { retirement, retiredAt: now(), retiredByName: 'Ada' } : {}),
    },
  })
  return { id, value }
}

/** Retires a secret as a revocation or a regeneration does. */
export async function retire(secretId: string, retirement: Retirement): Promise<void> {
  const at = now()
  const { appId } = await db().secret.update({
    where: { id: secretId },
    data: { slot: null, retiredAt: at, retirement, retiredByName: 'Ada' },
  })
  if (retirement !== 'regenerated') return
  await db().app.update({ where: { id: appId }, data: { regeneratedAt: at } })
}

/** An organization with one app and one secret. */
export async function makeAppWithSecret() {
  const organization = await makeOrganization()
  const appId = await makeApp(organization)
  return { organization, appId, secret: await giveSecret(appId) }
}
