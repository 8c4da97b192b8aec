'use server'

import { redirect } from 'next/navigation'
import { acceptInput } from '@/lib/accept-input'
import { asActor } from '@/lib/auth/as-actor'
import { beginBrowserSession } from '@/lib/auth/browser-session'
import { currentVisitor } from '@/lib/auth/current-actor'
import { clearSessionCookie } from '@/lib/auth/session-cookie'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { changePassword } from '@/lib/people/passwords/change-password'
import {
  type ChangePasswordForm,
  changePasswordInput,
  type EmailForm,
  emailInput,
  sessionNameInput,
} from '@/lib/people/person-input'
import { askForEmail } from '@/lib/people/profile/ask-for-email'
import { changeProfile } from '@/lib/people/profile/change-profile'
import { type ProfileForm, profileInput } from '@/lib/people/profile/profile-input'
import { endMySession } from '@/lib/people/sessions/end-my-session'
import { signOutEverywhere } from '@/lib/people/sessions/sign-out-everywhere'
import { refreshed } from '../refreshed'

/** Changes one's own password: every session ends, and this browser gets a new one. */
export async function changeMyPassword(form: FormOf<ChangePasswordForm>): Promise<Answer<void>> {
  return asActor(async (actor) => {
    const { sessionId } = await currentVisitor()
    const input = acceptForm(changePasswordInput, form)
    const proven = await changePassword(actor, input, sessionId)
    await beginBrowserSession(proven)
  })
}

/** Changes what apps are told of the one who asks. */
export async function changeMyProfile(form: FormOf<ProfileForm>): Promise<Answer<void>> {
  return refreshed((actor) => changeProfile(actor, acceptForm(profileInput, form)))
}

/** Asks for another email, to which a link is mailed. */
export async function askForMyEmail(form: FormOf<EmailForm>): Promise<Answer<void>> {
  return refreshed((actor) => askForEmail(actor, acceptForm(emailInput, form)))
}

/** Ends one of one's own sessions. The list shows the result, whether it succeeded or came too late. */
export async function endMine(sessionId: string): Promise<Answer<void>> {
  return refreshed((actor) => endMySession(actor, acceptInput(sessionNameInput, sessionId)))
}

/** Ends all of one's own sessions, this one included. */
export async function signMeOutEverywhere(): Promise<Answer<void>> {
  const answer = await asActor(signOutEverywhere)
  if (!answer.ok) return answer
  await clearSessionCookie()
  redirect('/sign-in?because=everywhere')
}
