import { readFileSync } from 'node:fs'
import type { z } from 'zod'
import type { AdmittedNetworks } from '@/lib/admitted-networks'
import { type Environment, environment, variables } from '@/lib/environment'
import { processWide } from '@/lib/process'

/** Keyturn cannot start with a setting; the message names it. */
export class BadSetting extends Error {
  override readonly name = 'BadSetting'
}

/** Settings by a name that they had before, and by the present one. Both are read. */
const FORMER_NAMES = { KEYTURN_ALLOW_NETWORKS: 'KEYTURN_ADMITTED_NETWORKS' }

/** What must not be seen by who sees the environment: with `_FILE` behind, each names a file that holds it. */
const SECRETS = [
  'DATABASE_URL',
  'KEYTURN_MIGRATE_DATABASE_URL',
  'KEYTURN_MASTER_KEY',
  'KEYTURN_PREVIOUS_MASTER_KEY',
  'KEYTURN_ADMIN_PASSWORD',
  'KEYTURN_OIDC_CLIENT_SECRET',
  'KEYTURN_GITLAB_REPORT_TOKEN',
  'KEYTURN_METRICS_TOKEN',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'SMTP_URL',
] satisfies (keyof Environment)[]

/**
 * Parses the environment once, and reads the files of its secrets; empty values count as absent. Throws
 * `BadSetting`.
 */
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

/** Where a secret of the environment stands, in words for the operator. */
export function placeOfSecret(name: (typeof SECRETS)[number]): string {
  const path = process.env[`${name}_FILE`]
  return path ? `the file ${path}` : `the variable ${name}`
}

/** The environment of a program of PostgreSQL: where programs and its own files are, and libpq's variables. */
export function environmentOfPrograms(variables: Record<string, string>): NodeJS.ProcessEnv {
  const known = Object.entries(process.env).filter(([name]) => /^(PATH|HOME|PG[A-Z]+)$/.test(name))
  const { NODE_ENV } = process.env
  return { NODE_ENV, LC_ALL: 'C', ...Object.fromEntries(known), ...variables }
}

/** Sets the mode of Node, React and Next. Call it first: they read it when they are imported. */
export function setMode(mode: 'production' | 'development'): void {
  Object.assign(process.env, { NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' })
}

/** Gives Next the configuration of its build, in the variable of its own standalone server. */
export function setConfigOfNext(asBuilt: object): void {
  Object.assign(process.env, { __NEXT_PRIVATE_STANDALONE_CONFIG: JSON.stringify(asBuilt) })
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

/** The settings of the log. A command on the database has it without those of a server. Throws `BadSetting`. */
export function readLogSettings(): Pick<
  Environment,
  'NODE_ENV' | 'LOG_LEVEL' | 'KEYTURN_LOG_TOKEN_USE'
> {
  const needed = { NODE_ENV: true, LOG_LEVEL: true, KEYTURN_LOG_TOKEN_USE: true } as const
  return parse(variables.pick(needed), present(process.env))
}

/** What is set, the secrets in files among it. */
function present(source: NodeJS.ProcessEnv): Record<string, string | undefined> {
  const inFiles = SECRETS.flatMap((name) => {
    const path = source[`${name}_FILE`]
    if (!path) return []
    if (source[name])
      throw new BadSetting(`${name} and ${name}_FILE are both set: set one of them.`)
    return [[name, secretIn(path, `${name}_FILE`)]]
  })
  return Object.fromEntries([...Object.entries(source).filter(([, value]) => value), ...inFiles])
}

/** Editors and `echo` end the file with a line break, which is not part of the secret. */
function secretIn(path: string, setting: string): string {
  let text: string
  try {
    text = readFileSync(path, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new BadSetting(`${setting} names ${path}, which cannot be read (${code}).`)
  }
  if (text) return text
  throw new BadSetting(`${setting} names ${path}, which is empty.`)
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

/** The mail server, and who mails are from. */
export type MailServer = { url: URL; from: string }

/** The mail server of the environment, or null. */
export function mailServerOf(env: Environment): MailServer | null {
  const { SMTP_URL: url, MAIL_FROM: from } = env
  return url && from ? { url, from } : null
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
  /** Where mails go; null or left out: nowhere, and they wait. */
  mailServer?: MailServer | null
  production: boolean
  /** HSTS counts for every subdomain, too. */
  hstsSubdomains?: boolean
  /** URIs of whom to tell of a weakness. */
  securityContacts?: string[]
  /** Where GitHub publishes the keys with which it signs reports of found secrets. */
  githubKeysUrl?: string | undefined
  /** What GitLab sends with reports of found secrets. */
  gitlabReportToken?: string | undefined
  /** Who sends this reads the metrics; null or left out: nobody does. */
  metricsToken?: string | undefined
  /** Where the newest heads of the audit log go: a file, a URL. */
  auditHeads?: { file: string | undefined; url: string | undefined }
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
