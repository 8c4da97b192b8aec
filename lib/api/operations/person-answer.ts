import { z } from 'zod'
import { ROLES } from '@/lib/people/person'
import { moment } from '../moment'
import { typeNamed } from '../type-named'

/** The roles of an organization. */
export const role = z.enum(ROLES.map(({ value }) => value))

/** A person of the organization, as its administrators see them. */
export const member = typeNamed('Person', {
  id: z.string(),
  name: z.string(),
  email: z.string(),
  /** Null: nobody has said whether the email is theirs. */
  email_verified: z.boolean().nullable(),
  role,
  status: z.enum(['active', 'invited', 'disabled']),
  has_second_factor: z.boolean(),
  created_at: moment,
})

/** A one-time link with which a person chooses a password. Nothing shows it again. */
export const invitation = typeNamed('Invitation', { person_id: z.string(), link: z.string() })

/** A session in a browser. Its id opens nothing. */
export const session = typeNamed('Session', {
  id: z.string(),
  device: z.string(),
  address: z.string().nullable(),
  started_at: moment,
  last_seen_at: moment,
})
