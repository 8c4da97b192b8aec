import pino from 'pino'
import { readEnvironment } from '@/lib/config'
import { processWide } from '@/lib/process'

/** Names under which something secret could stand in a logged object. */
const SECRET_NAMES = [
  'password',
  'secret',
  'client_secret',
  'clientSecret',
  'token',
  'access_token',
  'refresh_token',
  'code',
  'cookie',
  'authorization',
  'digest',
  'masterKey',
  'databaseUrl',
]

/** Lines go out together once they have so many bytes, or the first has waited so long. */
const TOGETHER = { minLength: 4096, periodicFlush: 250 }

/**
 * Standard output, one for both loggers, so that lines go out in the order in which they were
 * written. On a terminal each goes out by itself. In production, into a file or a pipe, they go
 * together: a write for each would take longer than making the line.
 */
const output = processWide('log-output', () => {
  const forProgram = readEnvironment().NODE_ENV === 'production' && !process.stdout.isTTY
  return pino.destination(forProgram ? { sync: false, ...TOGETHER } : { sync: true })
})

const form = () => ({
  level: readEnvironment().LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
})

/**
 * The output without its `flushSync`, which pino calls for every `fatal` line: it would write the
 * waiting lines before those that are being written at that moment.
 */
const inTurn = { write: (line: string) => output.write(line) }

/** Structured lines on standard output, with everything secret removed by name. */
export const log = processWide('log', () =>
  pino(
    {
      ...form(),
      redact: {
        paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[removed]',
      },
    },
    inTurn,
  ),
)

/** What is known of every request. Nothing in it is secret: a path has no query here. */
export type RequestLine = {
  requestId: string
  method: string | undefined
  path: string
  status: number
  ms: number
  address: string
  aborted?: true
}

const unredacted = processWide('request-log', () => pino(form(), output))

/** One line for one request. (Looking for secrets to remove would cost 50 µs, a tenth of a token.) */
export function logRequest(level: 'debug' | 'info', line: RequestLine): void {
  unredacted[level](line, 'request')
}

/**
 * Resolves when every line so far has gone out. A process that leaves without asking writes them
 * as it goes; only one that is killed loses what was less than a second old.
 */
export function flushLog(): Promise<void> {
  return new Promise((resolve) => {
    output.flush(() => {
      // Lines that came during that write are too few to go out by themselves: they are sent here.
      output.flushSync()
      resolve()
    })
  })
}
