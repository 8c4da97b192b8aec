import { failureReason } from '@/lib/outgoing/failure-reason'
import type { Failure } from '@/lib/queue/queue'

type SmtpError = {
  /** nodemailer's, and that of the system's error which it has taken the place of. */
  code?: unknown
  originalCode?: unknown
  responseCode?: number
  command?: string
}

const NO_TLS =
  'No encrypted connection to the mail server could be made. The log of Keyturn says more.'

const BY_CODE: Record<string, string> = {
  EAUTH: 'The mail server does not accept the user name and the password of SMTP_URL.',
  ENOAUTH: 'The mail server wants a user name and a password: set them in SMTP_URL.',
  ETLS: NO_TLS,
  EDNS: 'The name of the mail server could not be looked up.',
  ETIMEDOUT: 'The mail server did not answer in time.',
}

/**
 * Why a mail could not be handed over, in a sentence. What the mail server said stands in the log alone.
 * What it refuses with 5xx for this address or this message is refused for good (RFC 5321 §4.2.1).
 */
export function mailFailure(error: unknown): Failure {
  const { code, originalCode, responseCode = 0, command = '' } = error as SmtpError
  const forGood = responseCode >= 500 && /^(RCPT TO|DATA)/.test(command)
  if (responseCode === 0 && originalCode) return { reason: ofTheNetwork(String(originalCode)) }
  const known = BY_CODE[String(code)]
  if (known && !forGood) return { reason: known }
  if (responseCode === 0) return { reason: failureReason(error) }
  const what = command.startsWith('RCPT') ? 'this address' : 'this mail'
  const when = forGood ? 'refuses' : 'does not take'
  const later = forGood ? '' : ' for now'
  return { reason: `The mail server ${when} ${what}${later} (${responseCode}).`, forGood }
}

function ofTheNetwork(code: string): string {
  return code.startsWith('ERR_SSL') ? NO_TLS : failureReason({ code })
}
