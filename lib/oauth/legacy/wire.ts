/**
 * Azure DevOps OAuth, for apps that were written for it. This folder translates and decides
 * nothing. To remove it, delete the folder and its lines in engine/middleware.ts,
 * engine/adapters.ts, authorization/needs-pkce.ts, request/old-wire.ts and protocol/legacy-mark.ts. Source:
 * "Authorize access to REST APIs with OAuth 2.0" in the Azure DevOps documentation.
 */
export const LEGACY = {
  /** The `response_type` of a code. */
  responseType: 'Assertion',
  assertionType: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  codeGrant: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  refreshGrant: 'refresh_token',
  /** The `token_type` of a bearer token. */
  tokenType: 'jwt-bearer',
} as const
