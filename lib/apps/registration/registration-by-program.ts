import { z } from 'zod'
import { acceptInput } from '@/lib/accept-input'
import { URL_MAX } from '../app'
import { complaintAboutUrl } from '../web-address'
import { type Registration, registration } from './registration'

const publishedKeys = z.object({
  jwksUri: z
    .string()
    .nullable()
    .superRefine((url, context) => {
      const complaint = url === null ? null : complaintAboutUrl(url, URL_MAX)
      if (complaint) context.addIssue(complaint)
    }),
})

/** What a program says of its app: what a person would, and where it publishes its public keys. */
export type RegistrationByProgram = Registration & { jwksUri: string | null }

/** Parses it by the rules of the portal's form. Refuses with `invalid_input`, by field. */
export function acceptRegistration(input: RegistrationByProgram) {
  return { ...acceptInput(registration, input), ...acceptInput(publishedKeys, input) }
}
