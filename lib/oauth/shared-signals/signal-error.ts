/** An error of the stream management API: an HTTP status, and the code and words of its body. */
export class SignalError extends Error {
  override readonly name = 'SignalError'

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** The challenge of RFC 6750 §3, where another token would help. */
    readonly challenge: string | null = null,
  ) {
    super(message)
  }
}
