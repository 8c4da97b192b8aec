'use server'

import type { CreatedOrganization } from '@/components/organizations/actions'
import { acceptInput } from '@/lib/accept-input'
import type { Answer } from '@/lib/http/answer'
import { acceptForm, type FormOf } from '@/lib/http/form'
import { addOrganization } from '@/lib/people/organizations/add-organization'
import {
  type NewOrganizationForm,
  newOrganizationInput,
  type OrganizationNameForm,
  organizationIdInput,
  organizationNameInput,
} from '@/lib/people/organizations/organization-input'
import { renameOrganization } from '@/lib/people/organizations/rename-organization'
import { refreshed } from '../../refreshed'

/** Creates an organization. A link for its first administrator leaves here once. */
export async function create(
  form: FormOf<NewOrganizationForm>,
): Promise<Answer<CreatedOrganization>> {
  return refreshed(async (actor) => {
    const input = acceptForm(newOrganizationInput, form)
    const { link } = await addOrganization(actor, input)
    return { name: input.organizationName, administrator: input.name, link: link?.reveal() ?? null }
  })
}

/** Gives an organization another name. */
export async function rename(
  id: string,
  form: FormOf<OrganizationNameForm>,
): Promise<Answer<void>> {
  return refreshed((actor) =>
    renameOrganization(
      actor,
      acceptInput(organizationIdInput, id),
      acceptForm(organizationNameInput, form),
    ),
  )
}
