import { z } from 'zod'
import { checkbox } from '@/lib/checkbox'
import { isPrintable } from '@/lib/printable'
import { typedText } from '@/lib/text'
import { EMAIL_MAX, normalEmail, PERSON_NAME_MAX, ROLES } from './person'

/** The longest name of an organization, in characters. */
export const ORGANIZATION_NAME_MAX = 100

function shortText(missing: string, longest: number) {
  return z
    .string(missing)
    .transform((text) => typedText(text, longest))
    .refine((text) => text.length > 0, missing)
    .refine((text) => text.length <= longest, `Keep this to ${longest} characters.`)
    .refine(isPrintable, 'Use letters, digits and signs only.')
}

export const personName = shortText('Enter a name.', PERSON_NAME_MAX)
const name = personName

export const organizationName = shortText('Name your organization.', ORGANIZATION_NAME_MAX)

const TOO_LONG = 'This is too long for an email address.'

export const personEmail = z
  .string('Enter an email address.')
  .transform(normalEmail)
  .pipe(z.email('Enter an email address such as ada@example.com.').max(EMAIL_MAX, TOO_LONG))

const email = personEmail

/** The email of a colleague whom a form names, read as at sign-in; empty when it names nobody. */
export const colleagueEmail = z
  .string()
  .default('')
  .transform(normalEmail)
  .pipe(z.string().max(EMAIL_MAX, TOO_LONG))

// `check-password-strength` checks its strength, because that depends on the owner.
const password = z.string('Enter a password.').min(1, 'Enter a password.')

const role = z.enum(
  ROLES.map(({ value }) => value),
  'Choose a role.',
)

/** The first organization and its administrator. */
export const firstAdministratorInput = z
  .object({
    organizationName,
    name,
    email,
    password,
  })
  .brand<'FirstAdministrator'>()
export type FirstAdministratorForm = z.input<typeof firstAdministratorInput>
export type FirstAdministratorInput = z.output<typeof firstAdministratorInput>

/** A person whom an administrator adds. */
export const newPersonInput = z
  .object({ name, email, role, emailVerified: checkbox })
  .brand<'NewPerson'>()
export type NewPersonForm = z.input<typeof newPersonInput>
export type NewPersonInput = z.output<typeof newPersonInput>

/** One person of the organization, named by a form. */
export const personIdInput = z.string().max(100).refine(isPrintable)

/** One session of a person, named by a form. */
export const sessionNameInput = z.string().max(100).refine(isPrintable)

/** A new role for a member. */
export const roleInput = z.object({ role }).brand<'Role'>()
export type RoleForm = z.input<typeof roleInput>
export type RoleInput = z.output<typeof roleInput>

/** A new email for a member. */
export const emailInput = z.object({ email }).brand<'Email'>()
export type EmailForm = z.input<typeof emailInput>
export type EmailInput = z.output<typeof emailInput>

/** A person's own change of password. */
export const changePasswordInput = z
  .object({
    current: z.string('Enter your current password.').min(1, 'Enter your current password.'),
    next: password,
  })
  .brand<'ChangePassword'>()
export type ChangePasswordForm = z.input<typeof changePasswordInput>
export type ChangePasswordInput = z.output<typeof changePasswordInput>

/** Email and password at sign-in. There is no rule here for the form of a password. */
const credentials = z.object({
  email: z
    .string('Enter your email.')
    .transform(normalEmail)
    .pipe(z.string().min(1, 'Enter your email.').max(EMAIL_MAX).refine(isPrintable)),
  password: z.string('Enter your password.').min(1, 'Enter your password.'),
})
export const credentialsInput = credentials.brand<'Credentials'>()
export type CredentialsInput = z.output<typeof credentialsInput>

/** The email of an account whose password was forgotten. */
export const forgottenPasswordInput = z.object({ email }).brand<'ForgottenPassword'>()
export type ForgottenPasswordForm = z.input<typeof forgottenPasswordInput>
export type ForgottenPasswordInput = z.output<typeof forgottenPasswordInput>

/**
 * The sign-in page. `next` is the page that the person wanted to open; `again` that they have to
 * authenticate anew.
 */
export const signInForm = credentials
  .extend({ next: z.string().optional(), again: z.string().optional() })
  .brand<'Credentials'>()
export type SignInForm = z.input<typeof signInForm>

/** The token of a one-time link, as the browser read it from its own address. */
export const linkInput = z.object({ token: z.string().max(200) })

/** The password that the owner of a welcome link chooses. */
export const choosePasswordInput = z.object({ password }).brand<'ChoosePassword'>()
export type ChoosePasswordForm = z.input<typeof choosePasswordInput>
export type ChoosePasswordInput = z.output<typeof choosePasswordInput>
