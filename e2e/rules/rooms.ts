/**
 * A layer of the code and the rooms in it. A line of `rooms` names the rooms of one rank, with
 * spaces between: a room uses the rooms of the lines below its own, in its layer and in the layers
 * below, never its neighbours and nothing above. A room is one folder; `/**` takes in what is
 * inside.
 */
export type Layer = { name: string; sentence: string; rooms: string[] }

/** From the top to the ground. What a sentence says is what an import upwards is refused with. */
export const LAYERS: Layer[] = [
  { name: 'app', sentence: 'app stands at the top.', rooms: ['app/**'] },
  {
    name: 'components',
    sentence: 'app places components, not the other way round.',
    rooms: ['components/**'],
  },
  {
    name: 'entry points',
    sentence: 'An entry point is called by app and by the ones above it: nothing points back.',
    rooms: [
      'lib/server',
      'lib/metrics lib/traces',
      'lib/azure-devops lib/leak-reports lib/scim',
      'lib/api/** lib/auth lib/cli lib/jobs',
      'lib/http',
    ],
  },
  {
    name: 'protocol',
    sentence: 'oauth stands between entry points and domain: they call it, it calls the domain.',
    rooms: [
      'lib/oauth/engine',
      'lib/oauth/interaction lib/oauth/pages',
      'lib/oauth/fast-path',
      'lib/oauth/documents',
      'lib/oauth/grant-types lib/oauth/registration lib/oauth/consents lib/oauth/sessions',
      'lib/oauth/metadata lib/oauth/policy lib/oauth/legacy lib/oauth/logout-notices',
      'lib/oauth/shared-signals',
      'lib/oauth/tokens',
      'lib/oauth/resources lib/oauth/authorization lib/oauth/signing-keys',
      'lib/oauth/client-authentication',
      'lib/oauth/clients',
      'lib/oauth/request lib/oauth/engine/seams',
      'lib/oauth/protocol',
    ],
  },
  {
    name: 'domain',
    sentence: 'A noun uses what stands below it in e2e/rules/rooms.ts, as secrets use apps.',
    rooms: [
      'lib/support lib/webhooks/delivery lib/notices lib/violations',
      'lib/audit/log lib/search',
      'lib/rotation lib/recertification',
      'lib/usage lib/recipes lib/help',
      'lib/grants',
      'lib/calendar-feeds lib/leaks lib/import lib/leavers',
      'lib/secrets/to-look-at',
      'lib/secrets',
      'lib/delivery',
      'lib/apps/programs',
      'lib/apps/lifecycle lib/apps/unused',
      'lib/apps/documents',
      'lib/apps/list lib/apps/members lib/apps/registration',
      'lib/apps/federated lib/apps/keys lib/apps/logo lib/apps/approvals',
      'lib/apps',
      'lib/signals',
      'lib/apis/checkers',
      'lib/apis/permissions',
      'lib/apis',
      'lib/initial-access-tokens lib/webhooks',
      'lib/audit/seal',
      'lib/policies/administration lib/providers/administration lib/directory lib/mail/outbox',
      'lib/people/organizations lib/people/forgotten',
      'lib/people/invitations lib/people/sign-in',
      'lib/people/passwords lib/people/second-factor',
      'lib/people/sessions lib/people/profile',
      'lib/people/account-mails',
      'lib/people',
      'lib/providers/openid',
      'lib/providers',
      'lib/policies',
      'lib/mail',
      'lib/organizations',
      'lib/audit',
      'lib/audit/events',
      'lib/apps/fields',
    ],
  },
  {
    name: 'ground',
    sentence: 'The ground knows no room: every room stands on it.',
    rooms: [
      'lib/limits lib/outgoing lib/master-key lib/idempotency lib/queue',
      'lib/db/**',
      'lib/crypto',
      'lib',
    ],
  },
]

/** Packages that only some layers or rooms know. */
export const PACKAGES: { names: string[]; only: string[]; sentence: string }[] = [
  {
    names: ['next', 'next-auth', 'react', 'react-dom'],
    only: ['app', 'components', 'entry points'],
    sentence: 'Only entry points (lib/server, auth, http, api, jobs) and app know Next and React.',
  },
  {
    names: ['oidc-provider', 'koa'],
    only: ['protocol'],
    sentence: 'Only lib/oauth knows the engine.',
  },
  {
    names: [
      '@opentelemetry/api',
      '@opentelemetry/core',
      '@opentelemetry/resources',
      '@opentelemetry/sdk-trace-base',
      '@opentelemetry/exporter-trace-otlp-http',
      '@opentelemetry/exporter-trace-otlp-proto',
    ],
    only: ['lib/traces'],
    sentence:
      'Others name their steps by lib/tracing.ts, so that without traces no package is loaded.',
  },
  {
    names: ['pg'],
    only: ['lib/db/**', 'lib/server'],
    sentence: 'Queries go through lib/db; lib/server listens to the database.',
  },
]

/** Of the ground, what runs in a browser as well. */
export const GROUND_FOR_BROWSERS = ['lib/errors', 'lib/clock', 'lib/text', 'lib/csv']

/** No nouns, and yet named by components: the types of what a server action takes and answers. */
export const ANSWERS = ['lib/http/answer', 'lib/http/form']

/** Packages that load or sign in: pages and actions do that. */
export const NOT_IN_COMPONENTS = ['next-auth', 'next/headers', 'next/server', 'next/cache']
