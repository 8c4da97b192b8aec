/** `DATABASE_URL` cannot be used; the message says what to correct. */
export class BadDatabaseUrl extends Error {
  override readonly name = 'BadDatabaseUrl'

  constructor(complaint: string) {
    super(`DATABASE_URL ${complaint}`)
  }
}
