'use server'

import { redirect } from 'next/navigation'
import { acceptInput } from '@/lib/accept-input'
import { asActor } from '@/lib/auth/as-actor'
import { beginBrowserSession } from '@/lib/auth/browser-session'
import { actorIfSignedIn } from '@/lib/auth/current-actor'
import { type Answer, answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { requestOrigin } from '@/lib/http/request-origin'
import { inOrganization } from '@/lib/organizations/organization-address'
import { choosePassword } from '@/lib/people/invitations/choose-password'
import { joinOrganization } from '@/lib/people/invitations/join-organization'
import { type LinkOwner, readWelcomeLink } from '@/lib/people/invitations/read-welcome-link'
import { type ChoosePasswordForm, choosePasswordInput, linkInput } from '@/lib/people/person-input'

/** Whom the welcome link is for. */
export async function readLink(token: string): Promise<Answer<LinkOwner>> {
  return answer(async () =>
    readWelcomeLink(acceptInput(linkInput, { token }).token, await actorIfSignedIn()),
  )
}

/** Joins the organization of the link as who is signed in, and goes there. */
export async function join(link: string): Promise<Answer<void>> {
  const done = await asActor((actor) =>
    joinOrganization(actor, acceptInput(linkInput, { token: link }).token),
  )
  if (done.ok) redirect(inOrganization('/apps', done.value))
  return done
}

/** Sets the password that the link's person has chosen, and signs them in. */
export async function chooseMyPassword(
  link: string,
  form: FormOf<ChoosePasswordForm>,
): Promise<Answer<void>> {
  const done = await answer(async () => {
    const { token } = acceptInput(linkInput, { token: link })
    const input = acceptForm(choosePasswordInput, form)
    const proven = await choosePassword(token, input, await requestOrigin())
    await beginBrowserSession(proven)
  })
  if (done.ok) redirect('/apps')
  return done
}
