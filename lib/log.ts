import pino from 'pino'
import { readEnvironment } from '@/lib/config'
import { processWide } from '@/lib/process'

/** Names of fields that could hold a secret in a logged object. */
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

/** Buffered lines are written when they have 4096 bytes, or after 250 ms. */
const BUFFERED = { minLength: 4096, periodicFlush: 250 }

/**
 * Standard output. Both loggers share it, so lines keep their order. On a terminal every line is
 * written at once. In production, to a file or a pipe, lines are buffered, because a write per line
 * would take longer than making the line.
 */
const output = processWide('log-output', () => {
  const buffered = readEnvironment().NODE_ENV === 'production' && !process.stdout.isTTY
  return pino.destination(buffered ? { sync: false, ...BUFFERED } : { sync: true })
})

const lineFormat = () => ({
  level: readEnvironment().LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
})

/**
 * The output without `flushSync`. pino calls that for every `fatal` line, and it would write
 * waiting lines before the lines of a write in progress.
 */
const orderedOutput = { write: (line: string) => output.write(line) }

/** Structured lines on standard output, with everything secret removed by name. */
export const log = processWide('log', () =>
  pino(
    {
      ...lineFormat(),
      redact: {
        paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[removed]',
      },
    },
    orderedOutput,
  ),
)

/** The log line of a request. It holds no secret: the path is without its query. */
export type RequestLine = {
  requestId: string
  method: string | undefined
  path: string
  status: number
  ms: number
  address: string
  aborted?: true
}

const unredacted = processWide('request-log', () => pino(lineFormat(), output))

/** Logs one request. Without redaction: that would cost 50 µs, a tenth of the time of a token. */
export function logRequest(level: 'debug' | 'info', line: RequestLine): void {
  unredacted[level](line, 'request')
}

/**
 * Resolves when all lines so far are written. A process that exits without calling this still
 * writes them. Only a killed process loses lines, those of its last second.
 */
export function flushLog(): Promise<void> {
  return new Promise((resolve) => {
    output.flush(() => {
      // Lines that were logged during that write may still be in the buffer.
      output.flushSync()
      resolve()
    })
  })
}
