import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail as the mail server has received it. */
export type ReceivedMail = {
  to: string[]
  /** Names in lower case. */
  headers: Record<string, string>
  /** All parts, decoded. */
  content: string
  /** The first link in it that carries a token, or null. */
  link: string | null
}

export type PostOffice = {
  url: URL
  received: ReceivedMail[]
  close: () => Promise<void>
}

/** A mail server on this machine that takes every mail. `answers` are handlers of `smtp-server`. */
export async function openPostOffice(answers: SMTPServerOptions = {}): Promise<PostOffice> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    hideSize: true,
    onData(stream, session, taken) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, ...parse(Buffer.concat(chunks).toString('utf8')) })
        taken()
      })
    },
    ...answers,
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: new URL(`smtp://127.0.0.1:${port}`),
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function parse(message: string): Omit<ReceivedMail, 'to'> {
  const [head = '', ...rest] = message.split('\r\n\r\n')
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => {
      const [name = '', ...value] = line.split(': ')
      return [name.toLowerCase(), value.join(': ')]
    }),
  )
  const content = fromQuotedPrintable(rest.join('\r\n\r\n'))
  return { headers, content, link: /https?:\/\/\S+#[\w-]+/.exec(content)?.[0] ?? null }
}

/** RFC 2045 §6.7. */
function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
