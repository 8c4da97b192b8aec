'use server'

import type { ShownLink } from '@/components/people/actions'
import { acceptInput } from '@/lib/accept-input'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { changeRole } from '@/lib/people/change-role'
import { disablePerson } from '@/lib/people/disable-person'
import { enablePerson } from '@/lib/people/enable-person'
import { addPerson } from '@/lib/people/invitations/add-person'
import { inviteAgain } from '@/lib/people/invitations/invite-again'
import {
  type EmailForm,
  emailInput,
  type NewPersonForm,
  newPersonInput,
  personIdInput,
  type RoleForm,
  roleInput,
} from '@/lib/people/person-input'
import { changeEmail } from '@/lib/people/profile/change-email'
import { emailVerifiedInput } from '@/lib/people/profile/profile-input'
import { setEmailVerified } from '@/lib/people/profile/set-email-verified'
import { resetSecondFactor } from '@/lib/people/second-factor/reset-second-factor'
import { refreshed } from '../../refreshed'

/** Adds a person. The one place, with `invite`, where a link leaves for an administrator. */
export async function add(form: FormOf<NewPersonForm>): Promise<Answer<ShownLink>> {
  return refreshed(async (actor) => {
    const input = acceptForm(newPersonInput, form)
    const { link } = await addPerson(actor, input)
    return { name: input.name, link: link.reveal() }
  })
}

/** A new one-time link for somebody who is here. */
export async function invite(personId: string): Promise<Answer<string>> {
  return refreshed(async (actor) => {
    return (await inviteAgain(actor, acceptInput(personIdInput, personId))).reveal()
  })
}

/** Gives somebody another role. */
export async function giveRole(personId: string, form: FormOf<RoleForm>): Promise<Answer<void>> {
  return refreshed((actor) =>
    changeRole(actor, acceptInput(personIdInput, personId), acceptForm(roleInput, form)),
  )
}

/** Gives somebody another email. */
export async function giveEmail(personId: string, form: FormOf<EmailForm>): Promise<Answer<void>> {
  return refreshed((actor) =>
    changeEmail(actor, acceptInput(personIdInput, personId), acceptForm(emailInput, form)),
  )
}

/** Disables a person. The apps that they are signed in to are notified. */
export async function disable(personId: string): Promise<Answer<void>> {
  return refreshed(async (actor) => {
    await disablePerson(actor, acceptInput(personIdInput, personId))
  })
}

/** Enables a person again. */
export async function enable(personId: string): Promise<Answer<void>> {
  return refreshed((actor) => enablePerson(actor, acceptInput(personIdInput, personId)))
}

/** Says to apps whether a person's email is theirs. */
export async function sayEmailVerified(personId: string, verified: boolean): Promise<Answer<void>> {
  return refreshed((actor) =>
    setEmailVerified(
      actor,
      acceptInput(personIdInput, personId),
      acceptInput(emailVerifiedInput, verified),
    ),
  )
}

/** Removes the second factors of somebody who has lost theirs. */
export async function resetFactors(personId: string): Promise<Answer<void>> {
  return refreshed((actor) => resetSecondFactor(actor, acceptInput(personIdInput, personId)))
}
