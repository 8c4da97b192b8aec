import { z } from 'zod'
import { processWide } from '@/lib/process'

const httpOrigin = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .refine((url) => new URL(url).origin === url.replace(/\/$/, ''), 'must be an origin: no path')
  .transform((url) => new URL(url).origin)

const masterKey = z
  .string()
  .regex(
    /^[A-Za-z0-9+/_-]{43}=?$/,
    'must be 32 random bytes in base64 (try: openssl rand -base64 32)',
  )
  .transform((text) => Buffer.from(text, 'base64'))

/** The environment that Keyturn reads; `.env.example` explains each name. */
const variables = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be 0 or more')
    .max(65535, 'must be 65535 or less')
    .default(3000),
  HOST: z.string().min(1).optional(),
  KEYTURN_URL: httpOrigin.optional(),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// URL' })
    .optional(),
  KEYTURN_DATA_DIR: z.string().min(1).default('.data'),
  KEYTURN_MASTER_KEY: masterKey.optional(),
  KEYTURN_ADMIN_EMAIL: z.email('must be an email address').optional(),
  KEYTURN_ADMIN_PASSWORD: z.string().min(12, 'must have 12 characters or more').optional(),
  KEYTURN_SECRET_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,11}$/, 'must be 1 to 12 lower-case letters and digits')
    .default('kt'),
  KEYTURN_TRUST_PROXY: z.stringbool('must be true or false').default(false),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

const environment = variables
  .refine((env) => !env.DATABASE_URL || env.KEYTURN_MASTER_KEY, {
    path: ['KEYTURN_MASTER_KEY'],
    message: 'is required when DATABASE_URL is set, so that every process uses the same one',
  })
  .refine((env) => !env.KEYTURN_ADMIN_EMAIL === !env.KEYTURN_ADMIN_PASSWORD, {
    path: ['KEYTURN_ADMIN_EMAIL'],
    message: 'and KEYTURN_ADMIN_PASSWORD go together: set both or neither',
  })

export type Environment = z.output<typeof environment>

/** A setting that Keyturn cannot start with; the message names it. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting'
}

/** Parses the environment once; empty values count as absent. Throws `BadSetting`. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  return parse(environment, source)
}

/** Reads `.env` beside package.json, where there is one; what is already set stays as it is. */
export function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** Tells Node, React and Next how this process runs; they look at it when they are imported. */
export function setMode(mode: 'production' | 'development'): void {
  Object.assign(process.env, { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' })
}

/** The two settings that commands on the database need. Throws `BadSetting`. */
export function readDatabaseSettings(): Pick<Environment, 'DATABASE_URL' | 'KEYTURN_DATA_DIR'> {
  return parse(variables.pick({ DATABASE_URL: true, KEYTURN_DATA_DIR: true }), process.env)
}

function parse<T>(schema: z.ZodType<T>, source: NodeJS.ProcessEnv): T {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new BadSetting(`${issue?.path.join('.')} ${issue?.message}`)
}

/** What the running process works with, once the data folder has supplied what was left out. */
export type Config = {
  url: string
  databaseUrl: string
  masterKey: Buffer
  secretPrefix: string
  trustProxy: boolean
  production: boolean
}

const running = processWide<{ config: Config | null }>('config', () => ({ config: null }))

/** Called once by the process's entry point. */
export function provideConfig(config: Config): void {
  running.config = config
  // next-auth reads its public address from here only.
  process.env.NEXTAUTH_URL = config.url
}

/** The running configuration. Throws when nothing was provided: a defect of the entry point. */
export function config(): Config {
  if (!running.config) throw new Error('lib/config: no configuration was provided')
  return running.config
}
