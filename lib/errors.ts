/**
 * Every refusal of the house: an HTTP status, and the one sentence that a person or a program may
 * read. It says what happened and what to do next.
 */
export const REFUSALS = {
  invalid_input: [422, 'Some of the fields need another look.'],
  not_signed_in: [401, 'Your session has ended. Sign in again to go on.'],
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
  restore_window_over: [410, 'The seven days in which this app could be restored are over.'],
  defect: [
    500,
    'Something went wrong on our side. Try again; if it stays, tell whoever runs Keyturn.',
  ],
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
