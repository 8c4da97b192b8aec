import fc from 'fast-check'
import type { Actor } from '@/lib/actor'
import { DAY, HOUR, now, secondsAfter } from '@/lib/clock'
import { db } from '@/lib/db/client'
import { aGrant } from '@/lib/grants/testing/a-grant'
import { certificateId } from '@/lib/usage/certificate-id'
import { recordKeyUses } from '@/lib/usage/key-use-store'
import { recordFederatedUses } from '@/lib/usage/record-federated-uses'
import { recordSecretUses } from '@/lib/usage/record-secret-uses'
import { recordSignIns } from '@/lib/usage/sign-in-store'
import { aSecret } from './listed'

const APPS = 40

const numbered = (prefix: string) => (n: number) => `${prefix}_${String(n).padStart(20, '0')}`
const [idOf, keyOf, federatedOf] = [numbered('app'), numbered('key'), numbered('fed')]

/** Apps of several people, alike in name. */
export async function fill(people: readonly Actor[]): Promise<void> {
  const data = Array.from({ length: APPS }, (_, n) => ({
    id: idOf(n),
    organizationId: people[0]?.organizationId ?? '',
    ownerId: people[n % people.length]?.personId ?? '',
    type: (['machine', 'web', 'machine', 'native'] as const)[n % 4] ?? 'machine',
    source: n % 7 === 0 ? ('dynamic' as const) : ('portal' as const),
    name: `App${n % 6}`,
    company: `Company${n % 3}`,
    redirectUris: [],
    scopes: [],
    createdAt: secondsAfter(now(), -Math.floor(n / 3) * 9 * DAY),
    updatedAt: now(),
  }))
  await db().app.createMany({ data })
}

type Step = { n: number; days: number; person: Actor }

const used = ({ n, days }: Step) => ({
  appId: idOf(n),
  at: secondsAfter(now(), -days * DAY + n * 7),
  address: '192.0.2.1',
  userAgent: 'curl',
  grantType: 'client_credentials',
})

const severalFrom = (n: number) => [n + 3, n, n + 1].map(idOf)

const whereSecret = ({ n }: Step) => ({ appId: idOf(n), slot: (n % 2) + 1 })

/** What may become of an app, written as the product's stores write it, and as an older process would. */
const STEPS = {
  issue: async (step: Step) => {
    const { appId, slot } = whereSecret(step)
    const expiresAt = step.n % 3 ? { expiresAt: secondsAfter(now(), step.days * DAY) } : {}
    const held = await db().secret.count({ where: { appId, slot } })
    if (held === 0) await aSecret(appId, slot === 1 ? 1 : 2, expiresAt)
  },
  revoke: (step: Step) =>
    db().secret.updateMany({
      where: whereSecret(step),
      data: { slot: null, retiredAt: now(), retirement: 'revoked', retiredByName: 'Ada' },
    }),
  revokeTogether: ({ n }: Step) =>
    db().secret.updateMany({
      where: { appId: { in: severalFrom(n) }, slot: 1 },
      data: { slot: null, retiredAt: now(), retirement: 'revoked', retiredByName: 'Ada' },
    }),
  pause: (step: Step) =>
    db().secret.updateMany({
      where: whereSecret(step),
      data: { pausedAt: now(), pausedUntil: secondsAfter(now(), step.days * HOUR) },
    }),
  useSecret: async (step: Step) => {
    const secret = await db().secret.findFirst({ where: whereSecret(step) })
    if (!secret) return
    const use = { ...used(step), secretId: secret.id }
    await recordSecretUses(new Map([[secret.id, { first: use, last: use }]]))
  },
  signIn: (step: Step) => recordSignIns([{ ...used(step), boundBy: 'pkce' }]),
  allow: async (step: Step) => {
    const [appId, { personId }] = [idOf(step.n), step.person]
    if (await db().grant.findFirst({ where: { appId, personId } })) return
    await aGrant(step.person, appId, { lastUsedAt: used(step).at })
  },
  addKey: async ({ n }: Step) => {
    const [id, appId] = [keyOf(n), idOf(n)]
    const of = { thumbprint: id, kid: id, name: id, algorithm: 'ES256', jwk: {} }
    const create = { id, appId, ...of, createdAt: now(), createdByName: 'Ada' }
    await db().appKey.upsert({ where: { id }, create, update: {} })
  },
  useKey: (step: Step) => recordKeyUses([{ ...used(step), keyId: keyOf(step.n) }]),
  removeKey: ({ n }: Step) => db().appKey.deleteMany({ where: { id: keyOf(n) } }),
  removeKeysTogether: ({ n }: Step) =>
    db().appKey.deleteMany({ where: { appId: { in: severalFrom(n) } } }),
  publish: ({ n, days }: Step) =>
    db().app.update({
      where: { id: idOf(n) },
      data: { jwksUri: days % 2 ? `https://keys${days}.example` : null },
    }),
  usePublished: async (step: Step) => {
    const { jwksId } = await db().app.findUniqueOrThrow({ where: { id: idOf(step.n) } })
    if (jwksId) await recordKeyUses([{ ...used(step), keyId: jwksId }])
  },
  useCertificate: (step: Step) =>
    recordKeyUses([{ ...used(step), keyId: certificateId(idOf(step.n)) }]),
  federate: async ({ n }: Step) => {
    const [id, appId] = [federatedOf(n), idOf(n)]
    const of = { name: id, issuer: 'https://issuer.example', subject: 's', claims: {} }
    const create = { id, appId, ...of, reusable: true, createdAt: now(), createdByName: 'Ada' }
    await db().federatedCredential.upsert({ where: { id }, create, update: {} })
  },
  useFederated: (step: Step) =>
    recordFederatedUses([{ ...used(step), keyId: federatedOf(step.n) }]),
  endFederation: ({ n }: Step) =>
    db().federatedCredential.deleteMany({ where: { id: federatedOf(n) } }),
  edit: ({ n, days }: Step) =>
    db().app.update({
      where: { id: idOf(n) },
      data: { name: `Renamed${days}`, fapiProfile: days % 3 ? 'none' : 'security_profile' },
    }),
  suspend: ({ n, days }: Step) =>
    db().app.update({ where: { id: idOf(n) }, data: { suspendedAt: days % 3 ? now() : null } }),
  remove: ({ n, days }: Step) =>
    db().app.update({ where: { id: idOf(n) }, data: { deletedAt: days % 2 ? now() : null } }),
  give: ({ n, person }: Step) =>
    db().app.update({ where: { id: idOf(n) }, data: { ownerId: person.personId } }),
  renameOwner: ({ days, person }: Step) =>
    db().person.update({ where: { id: person.personId }, data: { name: `Owner${days}` } }),
}

/** Steps that are the same at every run. */
export async function takeSteps(people: readonly Actor[], wanted: { seed: number; count: number }) {
  const step = fc.record({
    what: fc.constantFrom(...(Object.keys(STEPS) as (keyof typeof STEPS)[])),
    n: fc.nat(APPS - 1),
    days: fc.integer({ min: 1, max: 120 }),
    person: fc.constantFrom(...people),
  })
  for (const { what, ...one } of fc.sample(step, { seed: wanted.seed, numRuns: wanted.count })) {
    await STEPS[what](one)
  }
}
