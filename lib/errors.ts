/**
 * Every refusal: its HTTP status, and the one sentence that a person or a program may read. The
 * sentence says what happened and what to do next.
 */
export const REFUSALS = {
  too_many_streams: [409, 'This app has as many streams as it can have. Delete one of them first.'],
  stream_stopped: [403, 'The stream was stopped in the portal. Ask the owner of the API.'],
  verified_too_often: [429, 'A verification was asked for a moment ago. Try again in ten seconds.'],
  invalid_input: [422, 'Some of the fields need another look.'],
  not_signed_in: [401, 'Your session has ended. Sign in again to go on.'],
  step_up_required: [403, 'Confirm again that it is you to continue.'],
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
  passkey_taken: [
    409,
    'This passkey is already registered. Use another device, or another account.',
  ],
  passkeys_impossible: [
    409,
    'Passkeys need a host name. Open Keyturn by its name rather than by an IP address.',
  ],
  stranger: [
    403,
    'No account here has this email. Ask an administrator to add you, then sign in again.',
  ],
  email_not_verified: [
    403,
    'Your provider did not confirm that your email is verified. Ask its administrator.',
  ],
  email_not_sent: [
    403,
    'Your provider did not tell your email address, so nobody here can be found. Ask its administrator.',
  ],
  domain_not_believed: [
    403,
    'Your email is not in a domain that this provider speaks for here. Ask an administrator.',
  ],
  linked_elsewhere: [
    403,
    'Your account here is linked to another provider. Continue with that one, or ask an administrator.',
  ],
  groups_not_sent: [
    403,
    'You are in more groups than your provider sends, so your role is not known. Ask an administrator to add you.',
  ],
  provider_secret_refused: [
    502,
    'Your provider refused Keyturn’s client secret, which may have ended. Ask an administrator to renew it.',
  ],
  provider_unreachable: [
    502,
    'Keyturn cannot reach your provider at the moment. Try again, or ask an administrator.',
  ],
  provider_changed_meanwhile: [
    409,
    'Somebody changed this provider after you opened it. Look at what they changed, then save yours over it or start again from theirs.',
  ],
  too_many_providers: [
    409,
    'Your organization has reached its limit of providers. Remove one first.',
  ],
  two_scim_tokens: [
    409,
    'Your organization has two SCIM tokens, which is the most. Revoke the one that your directory no longer uses.',
  ],
  user_exists: [409, 'A member of this organization has this userName or this email already.'],
  scim_token_refused: [401, 'Send a SCIM token of this Keyturn as a bearer token.'],
  scim_filter_unsupported: [
    400,
    'Filter by one attribute: userName, externalId, id or emails.value, with eq and a text.',
  ],
  scim_value_wrong: [400, 'A value that was sent cannot be used.'],
  scim_operation_unknown: [400, 'An operation is add, replace or remove, and remove needs a path.'],
  scim_not_implemented: [501, 'This part of SCIM is not implemented.'],
  mail_link_gone: [
    409,
    'This mail was sent meanwhile, or its link has expired. Make a new link on the page of the person.',
  ],
  email_kept_elsewhere: [
    409,
    'Your email comes from your company’s directory or provider. Have it changed there.',
  ],
  email_link_dead: [
    410,
    'This link has expired, was already used, or belongs to another account. Ask for a new one on your Account page.',
  ],
  email_in_use: [409, 'Another account has this email by now. Yours stays as it is.'],
  mail_not_configured: [409, 'Mail is not configured: SMTP_URL and MAIL_FROM are not set.'],
  too_many_webhooks: [
    409,
    'Your organization has reached its limit of webhooks. Remove one first.',
  ],
  two_webhook_secrets: [
    409,
    'This webhook has two secrets, which is the most. Remove the one that your receiver no longer needs.',
  ],
  last_webhook_secret: [
    409,
    'This is the only secret of this webhook. Make another one first, and give it to your receiver.',
  ],
  webhook_without_secret: [409, 'This webhook has no secret to sign with. Make one first.'],
  webhook_message_gone: [
    410,
    'The event of this message is no longer kept, so it cannot be sent again.',
  ],
  provider_failed: [502, 'Signing in with your provider did not work. Try again.'],
  forbidden: [403, 'Your role does not allow this. Ask an administrator of your organization.'],
  not_found: [404, 'There is nothing here, or you may not see it.'],
  too_many_attempts: [429, 'Too many attempts. Wait a few minutes, then try again.'],
  next_key_too_new: [
    409,
    'The next key was published a moment ago, and verifiers may not know it yet. Rotate again in half an hour.',
  ],
  busy: [503, 'Many people are signing in at this moment. Try again in a few seconds.'],
  wrong_credentials: [401, 'That email and password do not match. Check both and try again.'],
  setup_link_dead: [
    410,
    'This link has expired or was already used. Ask for a new one, or restart Keyturn to print one.',
  ],
  email_taken: [
    409,
    'This email has an account already. Sign in with that, then open this link again to join.',
  ],
  account_elsewhere: [
    403,
    'This person belongs to another organization, too. Only they can change their account.',
  ],
  person_disabled: [409, 'This person is disabled. Enable them first.'],
  last_administrator: [
    409,
    'This is the last administrator. Make another person administrator first.',
  ],
  two_active_secrets: [
    409,
    'This app already has two active secrets. Revoke one of them before you generate another.',
  ],
  secrets_not_allowed: [
    409,
    'Your organization allows no new secrets. Let the app authenticate with a public key or a federated credential.',
  ],
  secret_not_active: [409, 'This secret is no longer active. Reload the page to see its state.'],
  secret_paused: [409, 'This secret is paused already. Resume it first, or reload the page.'],
  no_end_planned: [
    409,
    'No end is planned for this secret any more. Reload the page to see its state.',
  ],
  secret_not_paused: [409, 'This secret is not paused any more. Reload the page to see its state.'],
  administrators_register_apps: [
    403,
    'In your organization, administrators register apps. Ask one of them.',
  ],
  app_suspended: [409, 'This app is suspended. Resume it first.'],
  app_waits_for_approval: [
    409,
    'This app waits for the approval of an administrator. Until then it gets no token and no secret.',
  ],
  app_waits_for_confirmation: [
    409,
    'This app was suspended because nobody has confirmed it. Its owner or an administrator confirms it on its page.',
  ],
  owner_confirms: [403, 'Only its owner or an administrator can confirm an app.'],
  approval_decided_meanwhile: [
    409,
    'This was decided or withdrawn meanwhile. Reload the page to see what became of it.',
  ],
  approval_does_not_fit: [
    409,
    'The app was changed so that what it asks for no longer fits it. Refuse this, and let its developer ask again.',
  ],
  app_deleted: [409, 'This app was deleted. Restore it first.'],
  app_not_in_development: [409, 'This app was never in development. Switch that on in its form.'],
  app_changed_meanwhile: [
    409,
    'Somebody changed this app after you opened it. Look at what they changed, then save yours over it or start again from theirs.',
  ],
  app_keeps_no_secret: [
    409,
    'This app has no secrets and no keys, because everybody could read them on a device that it runs on. It uses PKCE instead.',
  ],
  owner_gives_away: [403, 'Only its owner or an administrator can give an app to somebody else.'],
  app_described_elsewhere: [
    409,
    'This app is registered by a metadata document at its own address. Change it there, not here.',
  ],
  too_many_keys: [
    409,
    'This app already has ten public keys. Remove one of them before you add another.',
  ],
  too_many_federated_credentials: [
    409,
    'This app already has twenty federated credentials. Remove one of them before you add another.',
  ],
  federation_not_in_fapi: [
    409,
    'This app follows FAPI 2.0, which takes no tokens of other issuers. Take the profile from the app, or let it sign with a key.',
  ],
  too_many_targets: [
    409,
    'This app already has five delivery targets. Remove one of them before you add another.',
  ],
  no_delivery_target: [
    409,
    'This app has no delivery target. Add one first, or generate a secret and store it yourself.',
  ],
  delivery_failed: [
    502,
    'The new secret could not be delivered, so it was withdrawn. The old one works on. Look at the delivery targets.',
  ],
  rotation_under_way: [
    409,
    'A rotation of this app is under way. Wait until it has ended, or revoke one of its two secrets.',
  ],
  receipt_not_ready: [
    409,
    'This rotation has not ended, so there is no receipt yet. Ask again when the old secret has ended.',
  ],
  keys_at_jwks_uri: [
    409,
    'This app publishes or registers its keys itself. It has those, or keys that are added here.',
  ],
  interaction_over: [
    410,
    'This request has ended or was already answered. Go back to the app and start again.',
  ],
  restore_window_over: [410, 'The seven days in which this app could be restored are over.'],
  defect: [
    500,
    'Something went wrong on our side. Try again. If it happens again, tell whoever runs Keyturn.',
  ],
  temporarily_unavailable: [
    503,
    'Keyturn cannot reach its database at the moment. Try again in a moment.',
  ],
  import_over: [409, 'This import is over or has begun already. Reload the page to see its state.'],
  app_registration_off: [
    403,
    'The registration of new apps is switched off in your organization. An administrator can switch it on under Policies.',
  ],
  api_in_use: [
    409,
    'Apps are registered for scopes of this API. See which ones, then confirm that you want to delete it anyway.',
  ],
  api_changed_meanwhile: [
    409,
    'Somebody changed this API after you opened it. Look at what they changed, then save yours over it or start again from theirs.',
  ],
  permission_decided_meanwhile: [
    409,
    'Somebody decided about this meanwhile, or the app no longer requests it. Look at what is there now.',
  ],
  permission_closed: [
    409,
    'This API lets no app have this kind of access. An administrator can change that where the API is edited.',
  ],
  too_many_apis: [409, 'Your organization has reached its limit of APIs. Delete one first.'],
  too_many_apps_of_token: [
    409,
    'This initial access token has reached its limit of registered apps. Delete some first, or use another token.',
  ],
  too_many_open_apps: [
    409,
    'Too many apps have registered themselves here. Try again tomorrow, or ask for an initial access token.',
  ],
  too_many_initial_access_tokens: [
    409,
    'Your organization has reached its limit of initial access tokens. Revoke one first.',
  ],
  too_many_calendar_feeds: [
    409,
    'You have as many calendar feeds as one can have. Revoke one first.',
  ],
  too_many_admitted_hosts: [
    409,
    'Your organization has reached its limit of allowed hosts. Remove one first.',
  ],
  host_not_admitted: [
    409,
    'The host of this app’s document is not allowed. An administrator can allow it under Policies.',
  ],
  access_token_missing: [
    401,
    'Send a Bearer access token in the Authorization header. An app gets one with the scope that the challenge names.',
  ],
  access_token_refused: [
    401,
    'This access token is unknown, expired, revoked, or meant for another API. Get a new one.',
  ],
  access_token_bound: [
    401,
    'This access token is bound to a key or a certificate. Send it by the scheme DPoP with a new proof, or over a connection with that certificate.',
  ],
  access_token_of_app: [
    403,
    'Only a person may do this. Get an access token with the consent of a person: it may do what they may.',
  ],
  insufficient_user_authentication: [
    401,
    'This needs a recent sign-in. Ask for a new token with the max_age that the challenge names, then try again.',
  ],
  scope_missing: [
    403,
    'This access token lacks the scope that the challenge names. A person agrees to it, an app for itself is granted it by an administrator.',
  ],
  method_not_allowed: [
    405,
    'This address has no such method. The header Allow names those it has.',
  ],
  unsupported_media_type: [415, 'Send JSON, and say so: Content-Type: application/json.'],
  unreadable_body: [400, 'The body is not JSON. Correct it, then send it again.'],
  body_too_large: [413, 'This request is larger than Keyturn accepts.'],
  secret_shown_once: [
    410,
    'Secrets are shown once, when they are made, so nobody can read one here. Make a new one: POST to this address creates the alternative, PUT rotates one, and the page of the app does both.',
  ],
  api_version_unsupported: [
    400,
    'This address answers to api-version=7.2-preview.2 only. Say so in the query.',
  ],
  report_not_signed: [
    401,
    'This report is not signed with a key of GitHub’s, or lacks the token of GitLab that is set here.',
  ],
  invalid_report: [400, 'The report is not of the form that its contract describes.'],
  idempotency_key_reused: [
    422,
    'Another request was sent with this Idempotency-Key. Use a new key for each request.',
  ],
  idempotency_in_progress: [
    409,
    'A request with this Idempotency-Key has begun and has no answer. Ask again in a moment. If it stays so, look at what was done, and use another key.',
  ],
  already_shown: [
    409,
    'This request was done, and its value was shown in its answer, once. If you do not have it, revoke the secret that id names and ask with another Idempotency-Key.',
  ],
  already_done: [409, 'This request was done before, with this Idempotency-Key.'],
  too_many_requests: [
    429,
    'Too many requests. The headers RateLimit and Retry-After say when to go on.',
  ],
  precondition_failed: [412, 'This has changed since you read it. Read it again, then decide.'],
  confirmation_mismatch: [422, 'The name you typed is not the name of the app.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type RefusalCode = keyof typeof REFUSALS

/** Messages for single fields, by the field's name. */
export type FieldErrors = Readonly<Record<string, string>>

/** The part of a refusal that a person or a program may see. */
export type PublicRefusal = {
  code: RefusalCode
  status: number
  sentence: string
  fields?: FieldErrors
}

/** A rule refused what was asked for. Anything else that is thrown is a defect. */
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

  /** The refusal without its private reason. */
  toPublic(): PublicRefusal {
    const { code, status, sentence, fields } = this
    return fields ? { code, status, sentence, fields } : { code, status, sentence }
  }
}
