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

/** Structured lines on standard output, with everything secret removed by name. */
export const log = processWide('log', () =>
  pino({
    level: readEnvironment().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
      censor: '[removed]',
    },
  }),
)
