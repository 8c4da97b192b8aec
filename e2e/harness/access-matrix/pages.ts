import type { Session } from '../session'
import {
  type AttemptContext,
  appPage,
  CHANGES,
  NO_DEVELOPER,
  type Operation,
  READS,
  SEES_PEOPLE,
  SIGNED_IN,
  seeing,
} from './operation'

const APIS = ['ok', 'ok', 'ok', 'ok', 'ok', 'not_found', 'not_signed_in']

async function fileAt({ visit }: { visit: () => Promise<{ status: number }> }): Promise<string> {
  const { status } = await visit()
  return { 200: 'ok', 401: 'not_signed_in', 404: 'not_found' }[status] ?? `${status}`
}

/** A route answers as an action does. */
async function answerAt(session: Session, path: string): Promise<string> {
  const { text } = await session.visit(path)
  const answer = JSON.parse(text)
  return answer.ok ? 'ok' : answer.refusal.code
}

/** Asks the one box, and says whether any answer names the app. */
const finding =
  (asked: (context: AttemptContext) => object): Operation['attempt'] =>
  async (context) => {
    const { session, app } = context
    const { text } = await session.visit('/search/answers', {
      method: 'POST',
      body: JSON.stringify(asked(context)),
    })
    const answered = JSON.parse(text)
    if (!answered.ok) return answered.refusal.code
    return text.includes(app.id) ? 'ok' : 'not_found'
  }

/** Every page and every route that shows something. */
export const PAGES: Operation[] = [
  {
    name: 'find an app in the export of My Apps',
    attempt: seeing(
      ({ app }) => `/apps/export?search=${app.id}`,
      (s) => `${s.app.id},`,
    ),
    answers: READS.with(3, '200').with(5, '200').with(6, '401'),
  },
  {
    name: 'see the secrets to look at',
    attempt: seeing(
      () => '/support/secrets',
      () => 'Secrets to look at',
    ),
    answers: SIGNED_IN,
  },
  {
    name: 'export the secrets to look at',
    attempt: seeing(
      () => '/support/secrets/export?view=unused_30',
      () => 'hint,secret,client_id',
    ),
    answers: SIGNED_IN.with(6, '401'),
  },
  {
    name: 'see the own calendar feeds',
    attempt: seeing(
      () => '/support/secrets/calendar',
      () => 'Calendar feeds',
    ),
    answers: SIGNED_IN,
  },
  {
    name: 'fetch a calendar with a session and a wrong address',
    attempt: ({ session }) =>
      fileAt({ visit: () => session.visit(`/calendar/kt_cal_${'0'.repeat(43)}.ics`) }),
    answers: Array<string>(7).fill('not_found'),
  },
  {
    name: 'read the documentation',
    attempt: seeing(
      () => '/help/limits',
      () => 'What ends what',
    ),
    answers: SIGNED_IN,
  },
  { name: 'see an app', attempt: seeing(appPage, (s) => s.app.name), answers: READS },
  {
    name: 'see the secrets of an app',
    attempt: seeing(
      ({ app }) => `/apps/${app.id}/secrets`,
      (s) => s.secretId,
    ),
    answers: READS,
  },
  {
    name: 'see how to connect an app',
    attempt: seeing(
      ({ app }) => `/apps/${app.id}/connect`,
      (s) => s.app.name,
    ),
    answers: READS,
  },
  {
    name: 'open the form that edits an app',
    attempt: seeing(
      ({ app }) => `/apps/${app.id}/edit`,
      (s) => s.app.name,
    ),
    answers: CHANGES.with(4, 'sent back'),
  },
  {
    name: 'see the people',
    attempt: seeing(
      () => '/admin/people',
      () => 'People',
    ),
    answers: SEES_PEOPLE,
  },
  {
    name: 'see the providers',
    attempt: seeing(
      () => '/admin/providers',
      () => 'Providers',
    ),
    answers: SEES_PEOPLE,
  },
  {
    name: 'see a provider',
    attempt: seeing(
      ({ providerId }) => `/admin/providers/${providerId}`,
      () => 'Quay',
    ),
    answers: SEES_PEOPLE.with(5, 'not_found'),
  },
  {
    name: 'open the form that adds a provider',
    attempt: seeing(
      () => '/admin/providers/new',
      () => 'Add provider',
    ),
    answers: SEES_PEOPLE,
  },
  {
    name: 'open the form that edits a provider',
    attempt: seeing(
      ({ providerId }) => `/admin/providers/${providerId}/edit`,
      () => 'Quay',
    ),
    answers: SEES_PEOPLE.with(5, 'not_found'),
  },
  {
    name: 'see the sessions of a person',
    attempt: seeing(
      ({ person }) => `/admin/people/${person.id}/sessions`,
      () => 'Sessions of',
    ),
    answers: SEES_PEOPLE.with(5, 'not_found'),
  },
  {
    name: 'read the use of a secret',
    attempt: ({ session, app, secretId }) =>
      answerAt(session, `/apps/${app.id}/secrets/${secretId}/use`),
    answers: READS,
  },
  {
    name: 'see the usage of an app',
    attempt: seeing(
      ({ app }) => `/apps/${app.id}/usage`,
      (s) => s.app.name,
    ),
    answers: READS,
  },
  {
    name: 'read the use of all secrets of an app',
    attempt: ({ session, app }) => answerAt(session, `/apps/${app.id}/secrets/use`),
    answers: READS,
  },
  {
    name: 'read what depends on an app',
    attempt: ({ session, app }) => answerAt(session, `/apps/${app.id}/usage/blast-radius`),
    answers: READS,
  },
  {
    name: 'read what depends on a secret',
    attempt: ({ session, app, secretId }) =>
      answerAt(session, `/apps/${app.id}/usage/blast-radius?secret=${secretId}`),
    answers: READS,
  },
  {
    name: 'read what depends on a public key',
    attempt: ({ session, app, keyId }) =>
      answerAt(session, `/apps/${app.id}/usage/blast-radius?key=${keyId}`),
    answers: READS,
  },
  {
    name: 'read the logo of an app',
    attempt: ({ session, app }) => fileAt({ visit: () => session.visit(`/apps/${app.id}/logo`) }),
    answers: READS,
  },
  {
    name: 'see the public keys of an app',
    attempt: seeing(
      ({ app }) => `/apps/${app.id}/keys`,
      (s) => s.keyName,
    ),
    answers: READS,
  },
  {
    name: 'see the support desk',
    attempt: seeing(
      () => '/support',
      () => 'Support desk',
    ),
    answers: NO_DEVELOPER,
  },
  {
    name: 'see an app on the support desk',
    attempt: seeing(
      ({ app }) => `/support/apps/${app.id}`,
      (s) => s.secretId,
    ),
    answers: NO_DEVELOPER.with(5, 'not_found'),
  },
  { name: 'search for an app', attempt: finding(({ app }) => ({ q: app.id })), answers: READS },
  {
    name: 'search for a secret',
    attempt: finding(({ secretId }) => ({ q: secretId })),
    answers: READS,
  },
  {
    name: 'search for a secret that was recognised',
    attempt: finding(({ secretId }) => ({ secretId })),
    answers: READS,
  },
  { name: 'search for a key', attempt: finding(({ keyId }) => ({ q: keyId })), answers: READS },
  {
    name: 'see all answers of a search',
    attempt: seeing(
      ({ app }) => `/search?q=${app.id}`,
      () => 'What to find',
    ),
    answers: SIGNED_IN,
  },
  {
    name: 'see the APIs',
    attempt: seeing(
      () => '/admin/apis',
      () => 'APIs',
    ),
    answers: SIGNED_IN,
  },
  {
    name: 'see an API',
    attempt: seeing(
      (s) => `/admin/apis/${s.apiId}`,
      (s) => s.apiName,
    ),
    answers: APIS,
  },
  {
    name: 'open the form that registers an API',
    attempt: seeing(
      () => '/admin/apis/new',
      () => 'Register API',
    ),
    answers: SEES_PEOPLE,
  },
  {
    name: 'see the policies',
    attempt: seeing(
      () => '/admin/policies',
      () => 'Policies',
    ),
    answers: NO_DEVELOPER,
  },
  {
    name: 'see the signing keys',
    attempt: seeing(
      () => '/admin/keys',
      () => 'Signing keys',
    ),
    answers: NO_DEVELOPER,
  },
  {
    name: 'see the audit log',
    attempt: seeing(
      () => '/audit',
      () => 'Audit log',
    ),
    answers: NO_DEVELOPER,
  },
  {
    name: 'export the audit log',
    attempt: ({ session }) => fileAt({ visit: () => session.visit('/audit/export?format=jsonl') }),
    answers: NO_DEVELOPER,
  },
  {
    name: 'see an event at its own address',
    attempt: seeing(
      ({ eventId }) => `/audit/${eventId}`,
      ({ eventId }) => eventId,
    ),
    answers: READS,
  },
  {
    name: 'see the history of an app',
    attempt: seeing(
      ({ app }) => `/apps/${app.id}/history`,
      (s) => s.app.name,
    ),
    answers: READS,
  },
  {
    name: 'see what the owner allowed an app',
    attempt: async (context) => {
      const seen = await seeing(
        () => '/authorizations',
        () => context.app.name,
      )(context)
      return seen === '200' ? 'not_found' : seen
    },
    answers: ['not_found', 'ok', ...Array<string>(4).fill('not_found'), 'not_signed_in'],
  },
  {
    name: 'read the logo of an app that the owner has authorized',
    attempt: ({ session, grantId }) =>
      fileAt({ visit: () => session.visit(`/authorizations/${grantId}/logo`) }),
    answers: ['not_found', 'ok', ...Array<string>(4).fill('not_found'), 'not_signed_in'],
  },
]
