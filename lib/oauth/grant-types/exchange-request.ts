/** The parameters of the grant (RFC 8693 §2.1), beside the client's authentication. */
export const EXCHANGE_PARAMETERS = [
  'subject_token',
  'subject_token_type',
  'requested_token_type',
  'actor_token',
  'actor_token_type',
  'resource',
  'audience',
  'scope',
]

/** The parameters as the engine passes them. */
export type ExchangeParameters = {
  subject_token?: string
  subject_token_type?: string
  requested_token_type?: string
  actor_token?: string
  resource?: string | string[]
  audience?: string | string[]
  scope?: string
}
