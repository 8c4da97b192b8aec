/** An error as the log has it. Of a database's error it holds what failed, never with which values. */
export type LoggedError = {
  type: string
  message: string
  /** Such as `ECONNREFUSED`, PostgreSQL's `53100` or Prisma's `P2002`. */
  code?: string
  /** PostgreSQL's code below an error of Prisma. */
  sqlState?: string
  table?: string
  constraint?: string
  stack?: string
  cause?: LoggedError
}

const LONGEST_MESSAGE = 1000
const DEEPEST_CAUSE = 4
const ERROR_CODE = /^[A-Z0-9][A-Z0-9_]{1,60}$/
/** Classes of PostgreSQL's codes whose messages quote names, such as a table that is missing. */
const NAMES_ONLY = /^(08|25|40|42|53|55|57|58)/
const DATABASE_ERROR = /^(PrismaClient|DriverAdapterError)/

/**
 * What the log may say of an error. Only known properties are taken: drivers put the values of a row
 * into others (`detail` and `where` of PostgreSQL, `meta` of Prisma). In a database's message
 * everything in quotation marks is left out, and of Prisma's only the last line is taken, because
 * the lines before it repeat the arguments.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (typeof error !== 'object' || error === null) {
    return { type: typeof error, message: String(error).slice(0, LONGEST_MESSAGE) }
  }
  const given = error as Record<string, unknown>
  const type = String(given.name ?? given.kind ?? 'Error')
  const ofDatabase = DATABASE_ERROR.test(type) || isFromPostgres(given)
  const message = textOf(given.message ?? given.kind)
  const sqlState = codeOf(sqlStateOf(given))
  const cause = given.cause !== undefined && depth < DEEPEST_CAUSE && given.cause
  return {
    type: isFromPostgres(given) ? 'DatabaseError' : type,
    message: (ofDatabase ? ofStatement(message, sqlState ?? given.code) : message).slice(
      0,
      LONGEST_MESSAGE,
    ),
    ...present('code', codeOf(given.code)),
    ...present('sqlState', sqlState),
    ...present('table', nameOf(given.table)),
    ...present('constraint', nameOf(given.constraint)),
    ...present('stack', framesOf(given.stack)),
    ...(cause ? { cause: loggedError(cause, depth + 1) } : {}),
  }
}

/** PostgreSQL's errors have a severity, and so do those that Prisma's adapter passes on. */
function isFromPostgres(error: Record<string, unknown>): boolean {
  return typeof error.severity === 'string' || typeof error.originalMessage === 'string'
}

function ofStatement(message: string, code: unknown): string {
  const lines = message.trimEnd().split('\n')
  const said = (lines.at(-1) ?? '').trim()
  return NAMES_ONLY.test(String(code)) ? said : said.replace(/".*"/, '"…"')
}

function sqlStateOf({ originalCode, meta }: Record<string, unknown>): unknown {
  if (originalCode) return originalCode
  const { driverAdapterError } = (meta ?? {}) as { driverAdapterError?: { cause?: unknown } }
  return (driverAdapterError?.cause as { originalCode?: unknown } | undefined)?.originalCode
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function codeOf(value: unknown): string | undefined {
  return typeof value === 'string' && ERROR_CODE.test(value) ? value : undefined
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.slice(0, 63) : undefined
}

/** Without the first lines, which repeat the message. */
function framesOf(stack: unknown): string | undefined {
  const frames = textOf(stack)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
  return frames.length > 0 ? frames.join('\n') : undefined
}

function present<K extends string>(name: K, value: string | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [key in K]?: string }
}

const ABORT_CODES = new Set([
  'ABORT_ERR',
  'ECONNABORTED',
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_WRITE_AFTER_END',
  'ERR_STREAM_DESTROYED',
])

/** Whether the client has gone away: a connection that ended, before the answer did. */
export function isAbort(error: unknown): boolean {
  const { name, code, type, message } = (error ?? {}) as Record<string, unknown>
  if (name === 'AbortError' || name === 'ResponseAborted') return true
  return ABORT_CODES.has(String(code)) || type === 'request.aborted' || message === 'aborted'
}
