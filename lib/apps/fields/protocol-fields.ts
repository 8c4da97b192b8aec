import type { Field } from './field'

/**
 * A switch of the protocol. An administrator does not vouch for how an app proves who it is, how its
 * tokens are bound and signed, and on which way it gets what people allow it.
 */
const protocol = {
  kind: 'switch',
  section: 'protocol',
  maxCount: 1,
  maxLength: 0,
  vouchedFor: 'never',
  stepUp: 'any-change',
} as const

/** The fields of an app's protocol section, in the order in which people read them. */
export const PROTOCOL_FIELDS = {
  pkce: {
    ...protocol,
    kind: 'pkce',
    label: 'PKCE',
    trail: 'PKCE',
    api: 'pkce',
    metadata: null,
  },
  claimsInIdToken: {
    ...protocol,
    kind: 'claimsInIdToken',
    label: 'ID token',
    trail: 'claims in its ID token',
    api: 'claims_in_id_token',
    metadata: null,
  },
  organizationClaim: {
    ...protocol,
    label: 'Told of the organization',
    trail: 'claim for the organization',
    api: 'organization_claim',
    metadata: null,
    vouchedFor: 'any-change',
  },
  roleClaim: {
    ...protocol,
    kind: 'roleClaim',
    label: 'Role',
    trail: 'claim for roles',
    api: 'role_claim',
    metadata: null,
    vouchedFor: 'any-change',
  },
  idTokenResponse: {
    ...protocol,
    label: 'ID token by form post',
    trail: 'ID token by form post',
    api: 'id_token_response',
    metadata: null,
  },
  skipSignOutQuestion: {
    ...protocol,
    label: 'Sign out without a question',
    trail: 'sign-out without a question',
    api: 'skip_sign_out_question',
    metadata: null,
  },
  dpopRequired: {
    ...protocol,
    label: 'DPoP required',
    trail: 'DPoP required',
    api: 'dpop_bound_access_tokens',
    metadata: 'dpop_bound_access_tokens',
  },
  parRequired: {
    ...protocol,
    label: 'Pushed authorization requests required',
    trail: 'pushed authorization requests required',
    api: 'require_pushed_authorization_requests',
    metadata: 'require_pushed_authorization_requests',
  },
  applicationType: {
    ...protocol,
    kind: 'applicationType',
    label: 'Where it runs',
    trail: 'place where it runs',
    api: 'application_type',
    metadata: 'application_type',
    vouchedFor: 'any-change',
  },
  fapiProfile: {
    ...protocol,
    kind: 'fapiProfile',
    label: 'FAPI 2.0',
    trail: 'FAPI 2.0 profile',
    api: 'fapi_profile',
    metadata: null,
  },
  mtlsSubject: {
    ...protocol,
    kind: 'certificateSubject',
    label: 'Certificate subject',
    trail: 'subject of its client certificate',
    api: 'certificate_subject',
    metadata: 'tls_client_auth_subject_dn',
    maxLength: 500,
  },
  mtlsBound: {
    ...protocol,
    label: 'Tokens bound to the client certificate',
    trail: 'tokens bound to its client certificate',
    api: 'tls_client_certificate_bound_access_tokens',
    metadata: 'tls_client_certificate_bound_access_tokens',
  },
  idTokenAlg: {
    ...protocol,
    kind: 'signature',
    label: 'Signature of ID tokens',
    trail: 'signature of ID tokens',
    api: 'id_token_signed_response_alg',
    metadata: 'id_token_signed_response_alg',
  },
  userinfoAlg: {
    ...protocol,
    kind: 'userinfo',
    label: 'Answers of userinfo',
    trail: 'answers of userinfo',
    api: 'userinfo_signed_response_alg',
    metadata: 'userinfo_signed_response_alg',
  },
  azureDevops: {
    ...protocol,
    label: 'Written for Azure DevOps OAuth',
    trail: 'Azure DevOps OAuth',
    api: 'azure_devops',
    metadata: null,
    vouchedFor: 'addition',
  },
} as const satisfies Record<string, Field>
