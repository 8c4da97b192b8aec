/**
 * Azure DevOps OAuth, as apps speak it that were written for it. It is translated here, and nothing
 * is decided: delete this folder, and its lines in engine/middleware.ts, tokens/token-rules.ts and
 * protocol/legacy-mark.ts, and it is gone.
 * Source: "Authorize access to REST APIs with OAuth 2.0" in the Azure DevOps documentation.
 */
export const LEGACY = {
  /** What `response_type` says there for a code. */
  responseType: 'Assertion',
  assertionType: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  codeGrant: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
  refreshGrant: 'refresh_token',
  /** What `token_type` says there for a bearer token. */
  tokenType: 'jwt-bearer',
} as const
