/** Nothing was backed up or restored; the message says why and what to do. */
export class CannotBackUp extends Error {
  override readonly name = 'CannotBackUp'
}
