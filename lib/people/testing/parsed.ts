import { acceptInput } from '@/lib/accept-input'
import type { Actor, Origin } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { parseFirst } from '@/lib/testing/parse-first'
import * as role from '../change-role'
import * as forgotten from '../forgotten/ask-for-new-password'
import * as person from '../invitations/add-person'
import * as choose from '../invitations/choose-password'
import * as first from '../invitations/create-first-administrator'
import { invitationListInput } from '../invitations/invitation-input'
import * as invite from '../invitations/invite-people'
import * as preview from '../invitations/preview-invitations'
import * as redeem from '../invitations/redeem-setup-link'
import * as organizations from '../organizations/add-organization'
import {
  newOrganizationInput,
  type OrganizationNameForm,
  organizationNameInput,
} from '../organizations/organization-input'
import * as renaming from '../organizations/rename-organization'
import * as change from '../passwords/change-password'
import {
  type ChangePasswordForm,
  type ChoosePasswordForm,
  changePasswordInput,
  choosePasswordInput,
  credentialsInput,
  type EmailForm,
  emailInput,
  type FirstAdministratorForm,
  type ForgottenPasswordForm,
  firstAdministratorInput,
  forgottenPasswordInput,
  newPersonInput,
  type RoleForm,
  roleInput,
} from '../person-input'
import * as asking from '../profile/ask-for-email'
import * as email from '../profile/change-email'
import * as profile from '../profile/change-profile'
import { profileInput } from '../profile/profile-input'
import * as session from '../sign-in/sign-in'

/** The verbs of people, each with its input parsed first. */
export const previewInvitations = parseFirst(invitationListInput, preview.previewInvitations)
export const invitePeople = parseFirst(invitationListInput, invite.invitePeople)
export const addPerson = parseFirst(newPersonInput, person.addPerson)

export async function changeRole(actor: Actor, form: RoleForm & { personId: string }) {
  return role.changeRole(actor, form.personId, acceptInput(roleInput, form))
}

export async function changeEmail(actor: Actor, personId: string, form: EmailForm) {
  return email.changeEmail(actor, personId, acceptInput(emailInput, form))
}

export const addOrganization = parseFirst(newOrganizationInput, organizations.addOrganization)

export async function renameOrganization(actor: Actor, id: string, form: OrganizationNameForm) {
  return renaming.renameOrganization(actor, id, acceptInput(organizationNameInput, form))
}

export const askForEmail = parseFirst(emailInput, asking.askForEmail)
export const changeProfile = parseFirst(profileInput, profile.changeProfile)

export async function changePassword(actor: Actor, form: ChangePasswordForm, own?: Plaintext) {
  return change.changePassword(actor, acceptInput(changePasswordInput, form), own)
}

export async function choosePassword(token: string, form: ChoosePasswordForm, origin: Origin) {
  return choose.choosePassword(token, acceptInput(choosePasswordInput, form), origin)
}

export async function askForNewPassword(form: ForgottenPasswordForm, origin: Origin) {
  return forgotten.askForNewPassword(acceptInput(forgottenPasswordInput, form), origin)
}

export async function redeemSetupLink(token: string, form: FirstAdministratorForm, origin: Origin) {
  return redeem.redeemSetupLink(token, acceptInput(firstAdministratorInput, form), origin)
}

export async function createFirstAdministrator(form: FirstAdministratorForm, origin: Origin) {
  return first.createFirstAdministrator(acceptInput(firstAdministratorInput, form), origin)
}

export async function signIn(form: unknown, origin: Origin) {
  return session.signIn(acceptInput(credentialsInput, form), origin)
}
