import { createTransport } from 'nodemailer'
import { config, type MailServer } from '@/lib/config'
import type { WrittenMail } from './write-mail'

/** What goes to the mail server. */
export type OutgoingMail = WrittenMail & {
  id: string
  address: string
  subject: string
  date: Date
}

/** Milliseconds for one answer of the mail server. */
const ANSWER_MS = 20_000

/** Whether mails are sent at all. */
export function isMailConfigured(): boolean {
  return Boolean(config().mailServer)
}

/**
 * Hands one mail to the mail server (RFC 5321), by a connection of its own that ends with `signal`. Rejects
 * with what the server or the network says. The `Message-ID` is the same at each attempt.
 */
export async function sendMail(
  server: MailServer,
  { id, address, date, ...said }: OutgoingMail,
  signal: AbortSignal,
): Promise<void> {
  const { from } = server
  const domain = from.replace(/^.*@|>$/g, '')
  await createTransport(transportOf(server)).sendMail({
    ...said,
    from,
    to: { name: '', address },
    date,
    messageId: `<${id}@${domain}>`,
    // RFC 3834 §5: no machine answers it.
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
    signal,
  })
}

/** RFC 8314 §3.3: `smtps` is encrypted from the start, `smtp` by STARTTLS before anything is said. */
function transportOf({ url }: MailServer) {
  const secure = url.protocol === 'smtps:'
  const { username, password, hostname, port, searchParams } = url
  const user = decodeURIComponent(username)
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !searchParams.has('tls') && !isThisMachine(hostname),
    ...(user ? { auth: { user, pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: ANSWER_MS / 2,
    greetingTimeout: ANSWER_MS,
    socketTimeout: ANSWER_MS,
  }
}

function isThisMachine(hostname: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}
