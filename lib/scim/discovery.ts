import { locationOf, USER_SCHEMA } from './scim-user'

export const USERS_PER_PAGE_MAX = 200

const CONFIG_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'
const TYPE_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType'
const SCHEMA_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Schema'

/** What of SCIM there is (RFC 7643 §5). */
export function serviceProviderConfig() {
  const no = { supported: false }
  return {
    schemas: [CONFIG_SCHEMA],
    patch: { supported: true },
    bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
    filter: { supported: true, maxResults: USERS_PER_PAGE_MAX },
    changePassword: no,
    sort: no,
    etag: no,
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'A SCIM token of the organization, made by an administrator.',
        specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: locationOf('/ServiceProviderConfig') },
  }
}

/** The one kind of resource (RFC 7643 §6). */
export function userType() {
  return {
    schemas: [TYPE_SCHEMA],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    description: 'A member of the organization',
    schema: USER_SCHEMA,
    meta: { resourceType: 'ResourceType', location: locationOf('/ResourceTypes/User') },
  }
}

type Attribute = { name: string; [more: string]: unknown }

function attribute(name: string, more: object = {}): Attribute {
  const usual = { type: 'string', multiValued: false, required: false, caseExact: false }
  const rest = { mutability: 'readWrite', returned: 'default', uniqueness: 'none' }
  return Object.assign({ name }, usual, rest, more)
}

/** The attributes that are kept (RFC 7643 §7). */
export function userSchema() {
  const readOnly = { mutability: 'readOnly' }
  return {
    schemas: [SCHEMA_SCHEMA],
    id: USER_SCHEMA,
    name: 'User',
    description: 'A member of the organization',
    attributes: [
      attribute('userName', { required: true, uniqueness: 'server' }),
      attribute('externalId', { caseExact: true }),
      attribute('displayName'),
      attribute('name', {
        type: 'complex',
        subAttributes: ['formatted', 'givenName', 'familyName'].map((name) => attribute(name)),
      }),
      attribute('active', { type: 'boolean' }),
      attribute('emails', {
        type: 'complex',
        multiValued: true,
        mutability: 'immutable',
        subAttributes: [
          attribute('value', { mutability: 'immutable' }),
          attribute('type', readOnly),
          attribute('primary', { type: 'boolean', mutability: 'readOnly' }),
        ],
      }),
    ],
    meta: { resourceType: 'Schema', location: locationOf(`/Schemas/${USER_SCHEMA}`) },
  }
}
