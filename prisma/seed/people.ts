import { type Actor, NO_ORIGIN, type Role } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { addPerson, choosePassword, createFirstAdministrator } from '@/lib/people/testing/parsed'

/** The password of all sample people. */
export const PASSWORD = 'copper-otter-lantern-42'

/** The people of the demo organization. */
export const PEOPLE = {
  ingrid: { name: 'Ingrid Solheim', email: 'ingrid@fjordrail.example', role: 'administrator' },
  mateo: { name: 'Mateo Álvarez', email: 'mateo@fjordrail.example', role: 'developer' },
  priya: { name: 'Priya Raman', email: 'priya@fjordrail.example', role: 'developer' },
  sam: { name: 'Sam Okafor', email: 'sam@fjordrail.example', role: 'support' },
} as const satisfies Record<string, { name: string; email: string; role: Role }>

export type PersonName = keyof typeof PEOPLE
export type People = Record<PersonName, Actor>

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const ADDRESSES: Record<PersonName, string> = {
  ingrid: '198.51.100.11',
  mateo: '198.51.100.23',
  priya: '2001:db8::23:7',
  sam: '198.51.100.40',
}

/** Creates the organization and its people. Null when they are already there. */
export async function addPeople(): Promise<People | null> {
  const created = await createOrganization()
  if (!created) return null
  const actorOf = (who: PersonName, personId: string): Actor => ({
    personId,
    personName: PEOPLE[who].name,
    organizationId: created.organizationId,
    role: PEOPLE[who].role,
    // Just now, on each day that `goTo` moves to.
    get provenAt() {
      return now()
    },
    origin: { address: ADDRESSES[who], userAgent: BROWSER, requestId: null },
  })
  const ingrid = actorOf('ingrid', created.personId)
  const add = async (who: PersonName) => {
    const { personId, link } = await addPerson(ingrid, { ...PEOPLE[who], emailVerified: true })
    const actor = actorOf(who, personId)
    const token = new URL(link.reveal()).hash.slice(1)
    await choosePassword(token, { password: PASSWORD }, actor.origin)
    return actor
  }
  return { ingrid, mateo: await add('mateo'), priya: await add('priya'), sam: await add('sam') }
}

async function createOrganization() {
  const { name, email } = PEOPLE.ingrid
  const administrator = { organizationName: 'Fjord Rail', name, email, password: PASSWORD }
  try {
    return await createFirstAdministrator(administrator, NO_ORIGIN)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'email_taken') return null
    throw error
  }
}
