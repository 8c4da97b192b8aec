import { z } from 'zod'
import { isPrintable } from '@/lib/printable'
import { organizationName, personEmail, personName } from '../person-input'

/** A new organization, and who administers it at first. */
export const newOrganizationInput = z
  .object({ organizationName, name: personName, email: personEmail })
  .brand<'NewOrganization'>()
export type NewOrganizationForm = z.input<typeof newOrganizationInput>
export type NewOrganizationInput = z.output<typeof newOrganizationInput>

/** One organization, named by a form. */
export const organizationIdInput = z.string().max(100).refine(isPrintable)

/** Another name for an organization. */
export const organizationNameInput = z.object({ organizationName }).brand<'OrganizationName'>()
export type OrganizationNameForm = z.input<typeof organizationNameInput>
export type OrganizationNameInput = z.output<typeof organizationNameInput>
