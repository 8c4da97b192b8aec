import type { Actor } from '@/lib/actor'
import { addAppMember, changeOwners } from '@/lib/apps/testing/parsed'
import { now } from '@/lib/clock'
import { keepSecret } from '@/lib/leavers/testing/parsed'
import { disablePerson } from '@/lib/people/disable-person'
import { addPerson, choosePassword } from '@/lib/people/testing/parsed'
import { issueSecret, regenerateSecrets } from '@/lib/secrets/testing/parsed'
import { goTo } from './calendar'
import { PASSWORD, PEOPLE, type People } from './people'
import { register } from './register'
import { KIOSK, used, WAREHOUSE } from './used'

/** Who has left. */
export const NOOR = {
  name: 'Noor Haddad',
  email: 'noor@fjordrail.example',
  role: 'developer',
} as const
const forever = (name: string) => ({ name, expiresAt: null })

/** A colleague who has left: her apps want owners, and not all that she has seen is rotated yet. */
export async function seedLeaver({ ingrid, mateo, priya }: People): Promise<void> {
  goTo(200)
  const noor = await addNoor(ingrid)
  const signs = await app(noor, 'Platform signs', 'Shows the next trains above each platform.')
  const heating = await app(noor, 'Coach heating', 'Warms coaches an hour before they leave.')
  const shared = await app(priya, 'Seat counter', 'Counts free seats for the boards.')
  await addAppMember(priya, shared, { email: NOOR.email })
  const sign = await issueSecret(noor, signs, forever('Signs'))
  await issueSecret(noor, signs, forever('Signs, spare'))
  const coach = await issueSecret(noor, heating, forever('Depot'))
  await issueSecret(noor, shared, forever('Counter'))
  for (const day of [150, 60, 9, 0.2]) await used(sign.secret, day, KIOSK)
  for (const day of [150, 60, 9, 0.1]) await used(coach.secret, day, WAREHOUSE)
  goTo(8)
  await disablePerson(ingrid, noor.personId)
  goTo(7)
  const typedName = 'Seat counter'
  await regenerateSecrets(ingrid, shared, { ...forever('Counter 2'), typedName })
  await keepSecret(ingrid, {
    secretId: coach.secret.id,
    reason: 'The depot changes to keys next week',
  })
  goTo(3)
  const boards = await app(mateo, 'Lift status', 'Says which lifts are out of order.')
  await changeOwners(mateo, { appIds: [boards], email: PEOPLE.priya.email })
}

async function addNoor(ingrid: Actor): Promise<Actor> {
  const { personId, link } = await addPerson(ingrid, { ...NOOR, emailVerified: true })
  const origin = { ...ingrid.origin, address: '198.51.100.61' }
  const token = new URL(link.reveal()).hash.slice(1)
  await choosePassword(token, { password: PASSWORD }, origin)
  return {
    personId,
    personName: NOOR.name,
    organizationId: ingrid.organizationId,
    role: NOOR.role,
    get provenAt() {
      return now()
    },
    origin,
  }
}

async function app(owner: Actor, name: string, description: string): Promise<string> {
  const { id } = await register(owner, {
    name,
    type: 'machine',
    company: 'Fjord Rail',
    description,
    scopes: [],
    logo: ['#9f1239', name.slice(0, 1)],
  })
  return id
}
