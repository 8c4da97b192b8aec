import { setTimeout as pause } from 'node:timers/promises'
import { expect } from '@playwright/test'
import type { SecretView } from '@/lib/secrets/secret'
import type { Portal } from './deployment'
import { generate, revoke } from './portal'
import { at, grantAccess, type Party, refresh } from './relying-party'
import type { Session } from './session'
import { askToken, type Credentials } from './token'

type App = { id: string; name: string }

/** What was acknowledged, and what an app would never get back. */
export type Done = {
  issued: Credentials[]
  revoked: Credentials[]
  refreshes: number
  /** Answers that say: not now. */
  retries: number
  lostGrants: unknown[]
}

/** Between two requests of the same app: work without a break would only keep the machine from what is tried. */
export const BREATH_MS = 20

export type HonestWork = { done: Done; origin: string; stop: () => Promise<void> }

/**
 * Issues and revokes secrets, and refreshes tokens, until it is stopped. Whoever reads 503, or no
 * answer, tries the same again: that is all that a client has to do.
 */
export async function startHonestWork({ org, origin }: Portal): Promise<HonestWork> {
  const apps = await Promise.all(Array.from({ length: 200 }, () => org.addApp()))
  const grants = []
  for (let n = 0; n < 3; n += 1) grants.push(await grantAccess({ org, origin }))
  const session = await org.signIn(org.owner, origin)
  const done: Done = { issued: [], revoked: [], refreshes: 0, retries: 0, lostGrants: [] }
  let stopped = false
  const work = { done, origin, stop: async () => {} }
  const again = async <T extends { status: number }>(ask: () => Promise<T>): Promise<T | null> => {
    while (!stopped) {
      const answer = await ask().catch(() => null)
      if (answer && answer.status !== 503) return answer
      done.retries += 1
      await pause(50)
    }
    return null
  }
  const secrets = async () => {
    for (let app = apps.pop(); app && !stopped; app = apps.pop()) {
      await oneSecret(app, session, { done, again, origin: () => work.origin })
      await pause(BREATH_MS)
    }
  }
  const refreshing = async ({
    party,
    tokens,
  }: {
    party: Party
    tokens: { refresh_token: string }
  }) => {
    let token = tokens.refresh_token
    while (!stopped) {
      const answer = await again(() => refresh(at(party, work.origin), token))
      if (!answer) return
      const body = await answer.json()
      if (answer.status !== 200) return void done.lostGrants.push(body)
      token = body.refresh_token
      done.refreshes += 1
      await pause(BREATH_MS)
    }
  }
  const running = Promise.all([secrets(), secrets(), ...grants.map(refreshing)])
  work.stop = async () => {
    stopped = true
    await running
  }
  return work
}

type Tools = {
  done: Done
  origin: () => string
  again: <T extends { status: number }>(ask: () => Promise<T>) => Promise<T | null>
}

/** Issues a secret; of every second app it is revoked again. */
async function oneSecret(
  app: App,
  session: Session,
  { done, again, origin }: Tools,
): Promise<void> {
  const here = () => session.at(origin())
  const issued = await again(() => generate(here(), app.id))
  // An answer that was lost leaves a secret that nobody knows: nothing was acknowledged.
  if (!issued?.answer?.ok) return
  const { secret, value } = issued.answer.value as { secret: SecretView; value: string }
  const credentials = { clientId: app.id, secret: value }
  if (done.issued.length <= done.revoked.length) return void done.issued.push(credentials)
  const ended = await again(() => revoke(here(), app, secret.id))
  if (ended && [200, 409].includes(ended.status)) done.revoked.push(credentials)
}

/** Works before, during and after the trouble; then everything acknowledged is there. */
export async function expectNothingLost(
  portal: Portal,
  trouble: (work: HonestWork) => Promise<void>,
): Promise<Done> {
  const work = await startHonestWork(portal)
  const { done } = work
  try {
    await someMore(done)
    await trouble(work)
    await someMore(done)
  } finally {
    await work.stop()
  }
  expect(await countLost(work)).toEqual(NOTHING_LOST)
  return done
}

export const NOTHING_LOST = { secrets: 0, revocations: 0, grants: 0, otherwise: [] }

/** What was acknowledged and is not so any more, and answers of any other kind. */
export async function countLost({ done, origin }: HonestWork): Promise<typeof NOTHING_LOST> {
  const status = async (one: Credentials) => (await askToken(origin, one)).status
  const issued = await Promise.all(done.issued.map(status))
  const revoked = await Promise.all(done.revoked.map(status))
  const count = (all: number[], wanted: number) => all.filter((one) => one === wanted).length
  return {
    secrets: count(issued, 401),
    revocations: count(revoked, 200),
    grants: done.lostGrants.length,
    otherwise: [...issued, ...revoked].filter((one) => ![200, 401].includes(one)) as never[],
  }
}

/** Waits until more was done, and no grant was lost meanwhile. */
export async function someMore(done: Done): Promise<void> {
  const [refreshes, revoked] = [done.refreshes + 5, done.revoked.length]
  const soFar = () => ({
    lost: done.lostGrants,
    refreshed: done.refreshes > refreshes,
    revoked: done.revoked.length > revoked,
  })
  await expect
    .poll(soFar, { timeout: 60_000 })
    .toEqual({ lost: [], refreshed: true, revoked: true })
}
