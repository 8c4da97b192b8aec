/** The exit codes. They are documented, and never change. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  notSignedIn: 3,
  forbidden: 4,
  notFound: 5,
  conflict: 6,
  network: 7,
  refused: 8,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Ends the command with this code, after its message was written to stderr. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed'

  constructor(
    readonly exit: ExitCode,
    message: string,
  ) {
    super(message)
  }
}
