import { z } from 'zod'
import { type AdmittedNetworks, admittedNetworks, NOTHING_ADMITTED } from '@/lib/admitted-networks'
import { isSafeUrl } from '@/lib/loopback'
import { processWide } from '@/lib/process'
import { listed } from '@/lib/text'
import { NO_PROXY, trustedProxies } from '@/lib/trusted-proxies'

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

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/, 'must be the name of a header')
  .toLowerCase()

/** RFC 9116 §2.5.3: one URI or several, in the order of preference. */
const securityContacts = z.string().transform((text, context) => {
  const uris = listed(text)
  const areUris = uris.every((uri) => /^(mailto:|https:\/\/|tel:)[\x21-\x7e]{3,500}$/.test(uri))
  if (!areUris) context.addIssue('must be URIs such as mailto:security@example.com')
  return uris
})

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// URL')

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
  DATABASE_URL: postgresUrl.optional(),
  KEYTURN_MIGRATE_DATABASE_URL: postgresUrl.optional(),
  KEYTURN_DATA_DIR: z.string().min(1).default('.data'),
  KEYTURN_MASTER_KEY: masterKey.optional(),
  KEYTURN_PREVIOUS_MASTER_KEY: masterKey.optional(),
  KEYTURN_ADMIN_EMAIL: z.email('must be an email address').optional(),
  KEYTURN_ADMIN_PASSWORD: z.string().min(12, 'must have 12 characters or more').optional(),
  KEYTURN_SECRET_PREFIX: z
    .string()
    .regex(/^[a-z][a-z0-9]{0,11}$/, 'must be 1 to 12 lower-case letters and digits')
    .default('kt'),
  KEYTURN_TRUST_PROXY: trustedProxies.default(NO_PROXY),
  KEYTURN_PROXY_HEADER: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['x-forwarded-for', 'forwarded'], 'must be X-Forwarded-For or Forwarded'))
    .default('x-forwarded-for'),
  KEYTURN_ADMITTED_NETWORKS: admittedNetworks.default(NOTHING_ADMITTED),
  KEYTURN_CERTIFICATE_HEADER: headerName.optional(),
  KEYTURN_CERTIFICATE_VERIFIED_HEADER: headerName.optional(),
  KEYTURN_MTLS_URL: httpOrigin.optional(),
  KEYTURN_OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be an https URL' })
    .refine((url) => isSafeUrl(new URL(url)), 'must be an https URL, or http on this machine')
    .optional(),
  KEYTURN_OIDC_CLIENT_ID: z.string().optional(),
  KEYTURN_OIDC_CLIENT_SECRET: z.string().optional(),
  KEYTURN_OIDC_NAME: z.string().max(60, 'must have 60 characters or fewer').default('OpenID'),
  KEYTURN_OIDC_EMAIL_CLAIM: z
    .enum(['email', 'preferred_username', 'upn'], 'must be email, preferred_username or upn')
    .default('email'),
  KEYTURN_OIDC_TRUSTED_DOMAINS: z.string().toLowerCase().transform(listed).default([]),
  KEYTURN_OIDC_GROUPS_CLAIM: z.string().default('groups'),
  KEYTURN_OIDC_GROUPS_IGNORE_CASE: z.stringbool('must be true or false').default(false),
  KEYTURN_OIDC_ADMINISTRATOR_GROUP: z.string().optional(),
  KEYTURN_OIDC_DEVELOPER_GROUP: z.string().optional(),
  KEYTURN_OIDC_SUPPORT_GROUP: z.string().optional(),
  KEYTURN_HSTS_SUBDOMAINS: z.stringbool('must be true or false').default(false),
  KEYTURN_SECURITY_CONTACT: securityContacts.default([]),
  KEYTURN_LOG_TOKEN_USE: z.stringbool('must be true or false').default(true),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

const environment = variables
  .refine((env) => !env.DATABASE_URL || env.KEYTURN_MASTER_KEY, {
    path: ['KEYTURN_MASTER_KEY'],
    message: 'is required when DATABASE_URL is set, so that every process uses the same one',
  })
  .refine((env) => !env.KEYTURN_PREVIOUS_MASTER_KEY || env.KEYTURN_MASTER_KEY, {
    path: ['KEYTURN_MASTER_KEY'],
    message: 'is required when KEYTURN_PREVIOUS_MASTER_KEY is set',
  })
  .refine((env) => !env.KEYTURN_CERTIFICATE_HEADER || env.KEYTURN_TRUST_PROXY.who !== 'nobody', {
    path: ['KEYTURN_TRUST_PROXY'],
    message: 'must name your proxy when KEYTURN_CERTIFICATE_HEADER is set',
  })
  .refine(
    (env) =>
      env.KEYTURN_CERTIFICATE_HEADER ||
      !(env.KEYTURN_CERTIFICATE_VERIFIED_HEADER || env.KEYTURN_MTLS_URL),
    {
      path: ['KEYTURN_CERTIFICATE_HEADER'],
      message: 'is required when another setting for client certificates is set',
    },
  )
  .refine((env) => !env.KEYTURN_ADMIN_EMAIL === !env.KEYTURN_ADMIN_PASSWORD, {
    path: ['KEYTURN_ADMIN_EMAIL'],
    message: 'and KEYTURN_ADMIN_PASSWORD go together: set both or neither',
  })
  .refine((env) => !env.KEYTURN_OIDC_ISSUER || env.KEYTURN_OIDC_CLIENT_ID, {
    path: ['KEYTURN_OIDC_CLIENT_ID'],
    message: 'is required when KEYTURN_OIDC_ISSUER is set',
  })
  .refine((env) => !env.KEYTURN_OIDC_ISSUER || env.KEYTURN_OIDC_CLIENT_SECRET, {
    path: ['KEYTURN_OIDC_CLIENT_SECRET'],
    message: 'is required when KEYTURN_OIDC_ISSUER is set',
  })

export type Environment = z.output<typeof environment>

/** Keyturn cannot start with a setting; the message names it. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting'
}

/** Settings by a name that they had before, and by the present one. Both are read. */
const FORMER_NAMES = { KEYTURN_ALLOW_NETWORKS: 'KEYTURN_ADMITTED_NETWORKS' }

/** Parses the environment once; empty values count as absent. Throws `BadSetting`. */
export function readEnvironment(source: NodeJS.ProcessEnv = process.env): Environment {
  const former = Object.entries(FORMER_NAMES).map(([name, now]) => [now, source[name]])
  return parse(environment, { ...Object.fromEntries(former), ...present(source) })
}

/**
 * Reads the file `.env` beside package.json, if there is one. Variables that are set already stay.
 */
export function loadEnvironmentFile(): void {
  try {
    process.loadEnvFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** Sets the mode of Node, React and Next. Call it first: they read it when they are imported. */
export function setMode(mode: 'production' | 'development'): void {
  Object.assign(process.env, { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' })
}

/** The settings that commands on the database need. Throws `BadSetting`. */
export function readDatabaseSettings(): Pick<
  Environment,
  'DATABASE_URL' | 'KEYTURN_MIGRATE_DATABASE_URL' | 'KEYTURN_DATA_DIR'
> {
  const needed = {
    DATABASE_URL: true,
    KEYTURN_MIGRATE_DATABASE_URL: true,
    KEYTURN_DATA_DIR: true,
  } as const
  return parse(variables.pick(needed), present(process.env))
}

/** What is set. */
function present(source: NodeJS.ProcessEnv): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value))
}

function parse<T>(schema: z.ZodType<T>, source: Record<string, string | undefined>): T {
  const parsed = schema.safeParse(source)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new BadSetting(`${issue?.path.join('.')} ${issue?.message}`)
}

/** An external OpenID provider, and its group for each role here. */
export type OpenIdProvider = {
  issuer: string
  clientId: string
  clientSecret: string
  name: string
  /** Which claim is the address of a person. */
  addressClaim: 'email' | 'preferred_username' | 'upn'
  /** The domains whose addresses count although it does not say whether it has verified them. */
  trustedDomains: readonly string[]
  groupsClaim: string
  groupsIgnoreCase: boolean
  groups: { administrator?: string; developer?: string; support?: string }
}

/** The OpenID provider of the environment, or null. */
export function providerOf(env: Environment): OpenIdProvider | null {
  const { KEYTURN_OIDC_ISSUER: issuer, KEYTURN_OIDC_CLIENT_ID: clientId } = env
  const clientSecret = env.KEYTURN_OIDC_CLIENT_SECRET
  if (!issuer || !clientId || !clientSecret) return null
  const { KEYTURN_OIDC_ADMINISTRATOR_GROUP: administrator } = env
  const { KEYTURN_OIDC_DEVELOPER_GROUP: developer, KEYTURN_OIDC_SUPPORT_GROUP: support } = env
  return {
    issuer,
    clientId,
    clientSecret,
    name: env.KEYTURN_OIDC_NAME,
    addressClaim: env.KEYTURN_OIDC_EMAIL_CLAIM,
    trustedDomains: env.KEYTURN_OIDC_TRUSTED_DOMAINS,
    groupsClaim: env.KEYTURN_OIDC_GROUPS_CLAIM,
    groupsIgnoreCase: env.KEYTURN_OIDC_GROUPS_IGNORE_CASE,
    groups: {
      ...(administrator ? { administrator } : {}),
      ...(developer ? { developer } : {}),
      ...(support ? { support } : {}),
    },
  }
}

/** Client certificates that a proxy hands on. */
export type ClientCertificates = {
  /** Whether it says that it has verified who issued one. */
  verified: boolean
  /** The origin at which it asks for certificates, if that is not everywhere. */
  url: string | null
}

/** What the environment says of client certificates. */
export function certificatesOf(env: Environment): ClientCertificates | null {
  if (!env.KEYTURN_CERTIFICATE_HEADER) return null
  const verified = env.KEYTURN_CERTIFICATE_VERIFIED_HEADER !== undefined
  return { verified, url: env.KEYTURN_MTLS_URL ?? null }
}

/**
 * The settings of the running process. What the environment leaves out comes from the data folder.
 */
export type Config = {
  url: string
  databaseUrl: string
  masterKey: Buffer
  secretPrefix: string
  /** Where on inner networks apps may be called; nowhere if it is left out. */
  admitted?: AdmittedNetworks
  /** What the proxies do with client certificates (RFC 8705); null or left out: nothing. */
  certificates?: ClientCertificates | null
  /** The OpenID provider by which people may sign in, in addition to passwords. */
  provider?: OpenIdProvider | null
  production: boolean
  /** HSTS counts for every subdomain, too. */
  hstsSubdomains?: boolean
  /** URIs of whom to tell of a weakness. */
  securityContacts?: string[]
}

const running = processWide<{ config: Config | null }>('config', () => ({ config: null }))

/** Sets the running configuration. The process's entry point calls it once. */
export function provideConfig(config: Config): void {
  running.config = config
  // next-auth reads its public URL from here only.
  process.env.NEXTAUTH_URL = config.url
}

/** The running configuration. Throws if none was provided, which is a defect of the entry point. */
export function config(): Config {
  if (!running.config) throw new Error('lib/config: no configuration was provided')
  return running.config
}
