import { addFederatedCredential } from '@/lib/apps/testing/parsed'
import { HOUR, now, secondsAfter } from '@/lib/clock'
import { issueSecret } from '@/lib/secrets/testing/parsed'
import { flushUses } from '@/lib/usage/flush'
import { noteFederatedUse } from '@/lib/usage/note-federated-use'
import { goTo } from './calendar'
import type { People } from './people'
import { register } from './register'
import { used } from './used'

const RUNNER = { address: '203.0.113.140', userAgent: 'gitlab-runner 18.6.2 (18-6-stable)' }
const PIPELINE = { address: '203.0.113.201', userAgent: 'curl/8.14.1' }

/** A pipeline that leaves its secret behind for tokens of GitHub, and one that could do so. */
export async function seedPipelines(people: People): Promise<void> {
  await seedWebsite(people)
  await seedTrackSensors(people)
}

async function seedWebsite({ mateo }: People): Promise<void> {
  goTo(50)
  const { id } = await register(mateo, {
    name: 'Website deployment',
    type: 'machine',
    company: 'Fjord Rail',
    description: 'Publishes fjordrail.example from its repository.',
    scopes: ['website:publish'],
    logo: ['#7c3aed', 'W'],
  })
  const { secret } = await issueSecret(mateo, id, { name: 'Pipeline', expiresAt: null })
  for (const day of [48, 30, 12, 6, 4]) await used(secret, day, { ...PIPELINE, times: 3 })
  goTo(3.5)
  const { id: keyId } = await addFederatedCredential(mateo, id, {
    name: 'Deploy from main',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:fjordrail/website:ref:refs/heads/main',
    claims: 'environment=production',
  })
  for (const day of [3, 2, 1, 0.1]) {
    goTo(day)
    const at = secondsAfter(now(), -HOUR / 2)
    noteFederatedUse({ keyId, appId: id, at, ...PIPELINE, grantType: 'client_credentials' })
    await flushUses()
  }
}

async function seedTrackSensors({ priya }: People): Promise<void> {
  goTo(40)
  const { id } = await register(priya, {
    name: 'Track sensor reports',
    type: 'machine',
    company: 'Fjord Rail',
    description: 'Collects the readings of the night at the end of each build.',
    scopes: ['readings:collect'],
    logo: ['#b45309', 'T'],
  })
  const { secret } = await issueSecret(priya, id, { name: 'Build', expiresAt: null })
  for (const day of [25, 14, 7, 2, 1]) await used(secret, day, { ...RUNNER, times: 2 })
}
