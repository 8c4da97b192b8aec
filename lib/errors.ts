/**
 * Every refusal of the house: an HTTP status, and the one sentence that a person or a program may
 * read. It says what happened and what to do next.
 */
export const REFUSALS = {
  invalid_input: [422, 'Some of the fields need another look.'],
  not_signed_in: [401, 'Your session has ended. Sign in again to go on.'],
  step_up_required: [403, 'Prove again that it is you, then this goes on.'],
  second_factor_required: [
    403,
    'Your organization asks for a second factor. Set one up first, then come back.',
  ],
  wrong_proof: [422, 'That is not right. Check it and try again.'],
  wrong_passkey: [422, 'This passkey was not accepted. Try again, or use another way.'],
  last_second_factor: [
    409,
    'Your organization asks for a second factor. Add another one before you remove this one.',
  ],
  passkey_taken: [409, 'This passkey is already here. Use another device, or another account.'],
  passkeys_impossible: [
    409,
    'Passkeys need a host name. Open Keyturn by its name rather than by an IP address.',
  ],
  stranger: [
    403,
    'Nobody here has this email. Ask an administrator to add you, then sign in again.',
  ],
  email_not_verified: [
    403,
    'Your provider did not say that your email is verified. Ask whoever runs it.',
  ],
  provider_failed: [502, 'Signing in with your provider did not work. Try again.'],
  forbidden: [403, 'Your role does not allow this. Ask an administrator of your organization.'],
  not_found: [404, 'There is nothing here, or it is not yours to see.'],
  too_many_attempts: [429, 'Too many attempts. Wait a few minutes, then try again.'],
  wrong_credentials: [401, 'That email and password do not match. Check both and try again.'],
  setup_link_dead: [
    410,
    'This link has expired or was already used. Ask for a new one, or restart Keyturn to print one.',
  ],
  email_taken: [409, 'A person with this email is already here.'],
  person_disabled: [409, 'This person is disabled. Enable them first.'],
  last_administrator: [
    409,
    'This is the last administrator. Make another person administrator first.',
  ],
  two_active_secrets: [
    409,
    'This app already has two active secrets. Revoke one of them before you generate another.',
  ],
  secret_not_active: [409, 'This secret is no longer active. Reload the page to see its state.'],
  app_suspended: [409, 'This app is suspended. Resume it first.'],
  app_deleted: [409, 'This app was deleted. Restore it first.'],
  app_changed_meanwhile: [
    409,
    'Somebody changed this app after you opened it. Look at what they changed, then save yours over it or start again from theirs.',
  ],
  app_keeps_no_secret: [
    409,
    'This app keeps no secret and no key here: what it carries can be read on every device it runs on. It proves itself with PKCE instead.',
  ],
  app_described_elsewhere: [
    409,
    'This app is described by a document at its own address. It is changed there, not here.',
  ],
  too_many_keys: [
    409,
    'This app already has ten public keys. Remove one of them before you add another.',
  ],
  keys_at_jwks_uri: [
    409,
    'This app publishes its keys itself. Take its JWKS address away before you add keys here.',
  ],
  interaction_over: [
    410,
    'This request has ended or was already answered. Go back to the app and start again.',
  ],
  restore_window_over: [410, 'The seven days in which this app could be restored are over.'],
  defect: [
    500,
    'Something went wrong on our side. Try again; if it stays, tell whoever runs Keyturn.',
  ],
  app_registration_off: [
    403,
    'The registration of new apps is switched off in your organization. An administrator can switch it on under Policies.',
  ],
  api_in_use: [
    409,
    'Apps are registered for scopes of this API. Look at which, then confirm that it goes anyway.',
  ],
  api_changed_meanwhile: [
    409,
    'Somebody changed this API after you opened it. Look at what they changed, then save yours over it or start again from theirs.',
  ],
  too_many_apis: [409, 'Your organization has as many APIs as fit. Delete one first.'],
  too_many_apps_of_token: [
    409,
    'This initial access token has registered as many apps as one may. Delete some first, or use another token.',
  ],
  too_many_initial_access_tokens: [
    409,
    'Your organization has as many initial access tokens as fit. Revoke one first.',
  ],
  too_many_admitted_hosts: [
    409,
    'Your organization admits as many hosts as fit. Remove one first.',
  ],
  host_not_admitted: [
    409,
    'The host of this app’s document is not admitted. An administrator can admit it under Policies.',
  ],
  access_token_missing: [
    401,
    'Send an access token in the Authorization header, as Bearer. Apps get one with the scope apps:read.',
  ],
  access_token_refused: [
    401,
    'This access token is unknown, has ended, or is meant for another API. Get a new one.',
  ],
  access_token_bound: [
    401,
    'This access token is bound to a key (DPoP), and no proof of it is taken here. Get one without.',
  ],
  access_token_of_app: [
    403,
    'This access token speaks for an app. Get one that a person has agreed to: it sees what they may see.',
  ],
  scope_missing: [
    403,
    'This access token lacks the scope apps:read. Register it on the app, then ask the person for it.',
  ],
  method_not_allowed: [405, 'This address is only read, with GET. Nothing is changed through it.'],
  confirmation_mismatch: [422, 'The name you typed is not the name of the app.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type RefusalCode = keyof typeof REFUSALS

/** Messages for single fields, by the field's name. */
export type FieldErrors = Readonly<Record<string, string>>

/** What may leave the house about a refusal. */
export type PublicRefusal = {
  code: RefusalCode
  status: number
  sentence: string
  fields?: FieldErrors
}

/** A rule said no. Anything else that is thrown is a defect. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly sentence: string

  constructor(
    readonly code: RefusalCode,
    /** For the log only. */
    readonly reason?: string,
    readonly fields?: FieldErrors,
  ) {
    super(reason ?? code)
    this.status = REFUSALS[code][0]
    this.sentence = REFUSALS[code][1]
  }

  toPublic(): PublicRefusal {
    const { code, status, sentence, fields } = this
    return fields ? { code, status, sentence, fields } : { code, status, sentence }
  }
}
