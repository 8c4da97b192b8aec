/** A query failed. The cause is for the log only. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure'

  constructor(cause: unknown) {
    super('the database did not answer a query', { cause })
  }
}
