import type { Answer } from '@/lib/http/answer'
import type { FormOf } from '@/lib/http/form'
import type { OrganizationNameForm } from '@/lib/people/organizations/organization-input'

/** A new organization, and the link for its first administrator if they have no account yet. */
export type CreatedOrganization = { name: string; administrator: string; link: string | null }

/** Gives an organization another name. */
export type Rename = (id: string, form: FormOf<OrganizationNameForm>) => Promise<Answer<void>>
