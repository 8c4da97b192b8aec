import { config } from '@/lib/config'
import { type DirectoryUser, SCIM_PATH } from '@/lib/directory/directory-user'

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User'

/** The address of something below `/scim/v2`. */
export function locationOf(path: string): string {
  return `${config().url}${SCIM_PATH}${path}`
}

/** A member as SCIM tells them (RFC 7643 §4.1). */
export function userAnswer(user: DirectoryUser) {
  const { personId, userName, externalId, name, givenName, familyName } = user
  return {
    schemas: [USER_SCHEMA],
    id: personId,
    ...(externalId === null ? {} : { externalId }),
    userName,
    name: {
      formatted: name,
      ...(givenName === null ? {} : { givenName }),
      ...(familyName === null ? {} : { familyName }),
    },
    displayName: name,
    active: user.active,
    emails: [{ value: user.email, type: 'work', primary: true }],
    meta: {
      resourceType: 'User',
      created: user.createdAt.toISOString(),
      lastModified: user.changedAt.toISOString(),
      location: locationOf(`/Users/${personId}`),
    },
  }
}
