import pino from 'pino'
import { readLogSettings } from '@/lib/config'
import { isAbort, loggedError } from '@/lib/logged-error'
import { processWide } from '@/lib/process'
import { requestNotes, type TokenUse } from '@/lib/request-notes'

/** Names of fields that could hold a secret in a logged object. */
const SECRET_NAMES = [
  'password',
  'secret',
  'client_secret',
  'clientSecret',
  'token',
  'access_token',
  'refresh_token',
  'id_token',
  'client_assertion',
  'code',
  'code_verifier',
  'device_code',
  'user_code',
  'cookie',
  'authorization',
  'digest',
  'masterKey',
  'databaseUrl',
]

/**
 * The names at three depths. The first path does nothing else than that pino passes `err` to the
 * censor: of a path that begins with `*` it would not say what stands there.
 */
const REMOVED = [
  'err.password',
  ...SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
]

/** Buffered lines are written when they have 4096 bytes, or after 250 ms. */
const BUFFERED = { minLength: 4096, periodicFlush: 250 }

/**
 * Standard output. Both loggers share it, so lines keep their order. On a terminal every line is
 * written at once. In production, to a file or a pipe, lines are buffered, because a write per line
 * would take longer than making the line.
 */
const output = processWide('log-output', () => {
  const buffered = readLogSettings().NODE_ENV === 'production' && !process.stdout.isTTY
  return pino.destination(buffered ? { sync: false, ...BUFFERED } : { sync: true })
})

const lineFormat = () => ({
  level: readLogSettings().LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
})

/**
 * The output without `flushSync`. pino calls that for every `fatal` line, and it would write
 * waiting lines before the lines of a write in progress.
 */
const orderedOutput = { write: (line: string) => output.write(line) }

/** The `code` of an error stays: `loggedError` lets only codes of errors through. */
function censor(value: unknown, path: string[]): unknown {
  return path[0] === 'err' && path.at(-1) === 'code' ? value : '[removed]'
}

/** Structured lines, with everything secret removed by name and errors as `loggedError` has them. */
export function logTo(output: { write: (line: string) => void }) {
  return pino(
    {
      ...lineFormat(),
      serializers: { err: loggedError },
      redact: { paths: REMOVED, censor },
    },
    output,
  )
}

/** The log of this process, on standard output. */
export const log = processWide('log', () => logTo(orderedOutput))

/**
 * Logs a defect. In a request it becomes the one error line of that request's answer, with its id;
 * elsewhere it is written at once. A client that went away is no error.
 */
export function logFailure(err: unknown, sentence: string): void {
  const notes = requestNotes()
  if (notes && !notes.over) notes.failure ??= { err, sentence }
  else if (!notes) log.error({ err }, sentence)
  else if (!isAbort(err)) log.error({ err, requestId: notes.requestId }, sentence)
}

/** The log line of a request. It holds no secret: the path is without its query. */
export type RequestLine = {
  requestId: string
  method: string | undefined
  path: string
  status: number
  ms: number
  address: string
  /** By the name that OpenTelemetry has for it in logs. */
  trace_id?: string
  aborted?: true
  account?: string
  use?: TokenUse
}

const requestLog = processWide('request-log', () => ({
  unredacted: pino(lineFormat(), output),
  withTokenUse: readLogSettings().KEYTURN_LOG_TOKEN_USE,
}))

/**
 * Logs one request, with how it used tokens unless that is switched off. Without redaction: that
 * would cost 50 µs, a tenth of the time of a token.
 */
export function logRequest(level: 'debug' | 'info', line: RequestLine): void {
  const { unredacted, withTokenUse } = requestLog
  unredacted[level](withTokenUse ? line : { ...line, use: undefined }, 'request')
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
