import { z } from 'zod'
import { admittedNetworks, NOTHING_ADMITTED } from '@/lib/admitted-networks'
import { isSafeUrl } from '@/lib/loopback'
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

const foreignUrl = z
  .url({ protocol: /^https?$/, error: 'must be an https URL' })
  .refine((url) => isSafeUrl(new URL(url)), 'must be an https URL, or http on this machine')

const longToken = z
  .string()
  .regex(/^[\x21-\x7e]{32,500}$/, 'must have 32 characters or more, without spaces')

const otlpProtocol = z.enum(
  ['http/protobuf', 'http/json'],
  'must be http/protobuf or http/json: traces are sent over HTTP, which is usually port 4318',
)

const collectorUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' })

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// URL')

/** `tls`: whether the connection must be encrypted. */
const smtpUrl = z
  .url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// URL' })
  .transform((text) => new URL(text))
  .refine(
    ({ searchParams }) =>
      [...searchParams].every(([name, value]) => name === 'tls' && value === 'optional'),
    'may have ?tls=optional and nothing else behind the host',
  )

const sender = z
  .string()
  .max(200, 'must have 200 characters or fewer')
  .regex(
    /^(?:[^<>@"\r\n]+ <[^\s<>@",;]+@[^\s<>@",;]+>|[^\s<>@",;]+@[^\s<>@",;]+)$/,
    'must be an address such as keyturn@example.com or Keyturn <keyturn@example.com>',
  )

/** The environment that Keyturn reads; `.env.example` explains each name. */
export const variables = z.object({
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
  KEYTURN_OIDC_ISSUER: foreignUrl.optional(),
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
  KEYTURN_GITHUB_KEYS_URL: foreignUrl.optional(),
  KEYTURN_GITLAB_REPORT_TOKEN: longToken.optional(),
  KEYTURN_METRICS_TOKEN: longToken.optional(),
  KEYTURN_AUDIT_HEAD_FILE: z.string().min(1).optional(),
  KEYTURN_AUDIT_HEAD_URL: foreignUrl.optional(),
  OTEL_SDK_DISABLED: z.stringbool('must be true or false').default(false),
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorUrl.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collectorUrl.optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z.string().optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: otlpProtocol.default('http/protobuf'),
  OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: otlpProtocol.optional(),
  OTEL_PROPAGATORS: z.string().transform(listed).default(['tracecontext']),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: sender.optional(),
  KEYTURN_LOG_TOKEN_USE: z.stringbool('must be true or false').default(true),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** The same, with what one variable demands of another. */
export const environment = variables
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
  .refine((env) => !env.SMTP_URL || env.MAIL_FROM, {
    path: ['MAIL_FROM'],
    message: 'is required when SMTP_URL is set',
  })
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

/** The environment, parsed. */
export type Environment = z.output<typeof environment>
