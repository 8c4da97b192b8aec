/** A person as far as apps can be told of them. */
export type ToldPerson = {
  id: string
  name: string
  givenName: string | null
  familyName: string | null
  email: string
  /** Null: nobody has said whether it is theirs. */
  emailVerified: boolean | null
  locale: string | null
  zoneinfo: string | null
  /** When something of the above last changed, in seconds since 1970. */
  changedSeconds: number
  /** The organization that they act in, and their role there; null if they are in none. */
  organizationId: string | null
  role: string | null
}

/**
 * A `ToldPerson` as JSON, in a statement that names the person's row `person`, and `member` the
 * membership in which apps act for them (`actingMembership`).
 */
export const TOLD_PERSON = `json_build_object(
    'id', person.id, 'name', person.name, 'givenName', person.given_name,
    'familyName', person.family_name, 'email', person.email,
    'emailVerified', person.email_verified, 'locale', person.locale, 'zoneinfo', person.zoneinfo,
    'changedSeconds', floor(extract(epoch FROM coalesce(person.changed_at, person.created_at))),
    'organizationId', member.organization_id, 'role', member.role)`
