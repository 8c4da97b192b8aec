/** The database was rotated to a master key that is none of the configured ones. */
export class OtherMasterKey extends Error {
  override readonly name = 'OtherMasterKey'
}

/** The rotation cannot begin, or not end; the message says what to do. */
export class CannotRotate extends Error {
  override readonly name = 'CannotRotate'
}
