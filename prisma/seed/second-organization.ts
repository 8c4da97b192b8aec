import type { Actor } from '@/lib/actor'
import { now } from '@/lib/clock'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { db } from '@/lib/db/client'
import { joinOrganization } from '@/lib/people/invitations/join-organization'
import { addOrganization, addPerson, choosePassword } from '@/lib/people/testing/parsed'
import { goTo } from './calendar'
import { PASSWORD, PEOPLE, type People } from './people'
import { register } from './register'

/** The administrator of Aurora Ferries. */
export const ELIN = { name: 'Elin Dahl', email: 'elin@auroraferries.example' }

const tokenOf = (link: Plaintext | null) => new URL(link?.reveal() ?? '').hash.slice(1)

/** Aurora Ferries, a second organization, in which the administrator of the first is a developer. */
export async function seedAuroraFerries({ ingrid }: People): Promise<void> {
  goTo(30)
  const aurora = { organizationName: 'Aurora Ferries', ...ELIN }
  const { organizationId, link } = await addOrganization(ingrid, aurora)
  await choosePassword(tokenOf(link), { password: PASSWORD }, ingrid.origin)
  const { id } = await db().person.findFirstOrThrow({ where: { email: ELIN.email } })
  const elin: Actor = {
    personId: id,
    personName: ELIN.name,
    organizationId,
    role: 'administrator',
    provenAt: now(),
    origin: ingrid.origin,
  }
  const { name, email } = PEOPLE.ingrid
  const invited = await addPerson(elin, { name, email, role: 'developer', emailVerified: true })
  await joinOrganization(ingrid, tokenOf(invited.link))
  await register(elin, {
    name: 'Boarding passes',
    description: 'Prints boarding passes at the quay.',
    type: 'web',
    redirectUris: ['https://boarding.auroraferries.example/callback'],
  })
}
