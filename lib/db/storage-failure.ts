/** The database could not be asked. The cause is for the log; nobody outside is told of it. */
export class StorageFailure extends Error {
  override readonly name = 'StorageFailure'

  constructor(cause: unknown) {
    super('the database could not be asked', { cause })
  }
}
