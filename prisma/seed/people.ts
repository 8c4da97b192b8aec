import { type Actor, NO_ORIGIN, type Role } from '@/lib/actor'
import { now } from '@/lib/clock'
import { Refusal } from '@/lib/errors'
import { addPerson } from '@/lib/people/invitations/add-person'
import { choosePassword } from '@/lib/people/invitations/choose-password'
import { createFirstAdministrator } from '@/lib/people/invitations/create-first-administrator'

/** One for all, because they only play their parts. */
export const PASSWORD = 'copper-otter-lantern-42'

/** Who is in the story, by their part. */
export const PEOPLE = {
  ingrid: { name: 'Ingrid Solheim', email: 'ingrid@fjordrail.example', role: 'administrator' },
  mateo: { name: 'Mateo Álvarez', email: 'mateo@fjordrail.example', role: 'developer' },
  priya: { name: 'Priya Raman', email: 'priya@fjordrail.example', role: 'developer' },
  sam: { name: 'Sam Okafor', email: 'sam@fjordrail.example', role: 'support' },
} as const satisfies Record<string, { name: string; email: string; role: Role }>

export type Part = keyof typeof PEOPLE
export type Cast = Record<Part, Actor>

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const ADDRESSES: Record<Part, string> = {
  ingrid: '198.51.100.11',
  mateo: '198.51.100.23',
  priya: '2001:db8::23:7',
  sam: '198.51.100.40',
}

/** Founds the organization and hires everybody; null when they are here already. */
export async function hireEverybody(): Promise<Cast | null> {
  const founded = await foundOrganization()
  if (!founded) return null
  const act = (part: Part, personId: string): Actor => ({
    personId,
    personName: PEOPLE[part].name,
    organizationId: founded.organizationId,
    role: PEOPLE[part].role,
    // On every day of the story.
    get provenAt() {
      return now()
    },
    origin: { address: ADDRESSES[part], userAgent: BROWSER, requestId: null },
  })
  const ingrid = act('ingrid', founded.personId)
  const hire = async (part: Part) => {
    const { personId, link } = await addPerson(ingrid, PEOPLE[part])
    const actor = act(part, personId)
    const token = new URL(link.reveal()).hash.slice(1)
    await choosePassword(token, { password: PASSWORD }, actor.origin)
    return actor
  }
  return { ingrid, mateo: await hire('mateo'), priya: await hire('priya'), sam: await hire('sam') }
}

async function foundOrganization() {
  const { name, email } = PEOPLE.ingrid
  const administrator = { organizationName: 'Fjord Rail', name, email, password: PASSWORD }
  try {
    return await createFirstAdministrator(administrator, NO_ORIGIN)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'email_taken') return null
    throw error
  }
}
