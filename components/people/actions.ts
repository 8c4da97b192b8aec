import type { Answer } from '@/lib/http/answer'
import type { FormOf } from '@/lib/http/form'
import type { EmailForm, RoleForm } from '@/lib/people/person-input'

/** A one-time link and whom it is for; shown once, to the administrator who made it. */
export type ShownLink = { name: string; link: string }

/** What an administrator can do about one person. */
export type PersonActions = {
  giveRole: (personId: string, form: FormOf<RoleForm>) => Promise<Answer<void>>
  giveEmail: (personId: string, form: FormOf<EmailForm>) => Promise<Answer<void>>
  disable: (personId: string) => Promise<Answer<void>>
  enable: (personId: string) => Promise<Answer<void>>
  invite: (personId: string) => Promise<Answer<string>>
  sayEmailVerified: (personId: string, verified: boolean) => Promise<Answer<void>>
  resetFactors: (personId: string) => Promise<Answer<void>>
}
