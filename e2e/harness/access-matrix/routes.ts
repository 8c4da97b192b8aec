import type { Session } from '../session'
import { type AttemptContext, EVERYBODY, NO_DEVELOPER, type Operation, READS } from './operation'

/** A file is there, or it is not. */
async function fileAt(session: Session, path: string): Promise<string> {
  const { status } = await session.visit(path)
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

/** The routes that answer with data or a file. */
export const ROUTES: Operation[] = [
  {
    name: 'fetch a calendar with a session and a wrong address',
    attempt: ({ session }) => fileAt(session, `/calendar/kt_cal_${'0'.repeat(43)}.ics`),
    answers: Array<string>(7).fill('not_found'),
  },
  {
    name: 'read a receipt that there is not',
    attempt: ({ session, app }) =>
      fileAt(session, `/apps/${app.id}/rotation/receipts/rot_00000000`),
    answers: Array<string>(7).fill('not_found').with(6, 'not_signed_in'),
  },
  {
    name: 'read the public keys of receipts',
    attempt: ({ session }) => fileAt(session, '/receipt-keys.json'),
    answers: EVERYBODY,
  },
  {
    name: 'read the use of a secret',
    attempt: ({ session, app, secretId }) =>
      answerAt(session, `/apps/${app.id}/secrets/${secretId}/use`),
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
    attempt: ({ session, app }) => fileAt(session, `/apps/${app.id}/logo`),
    answers: READS,
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
    name: 'export everything of the organization',
    attempt: ({ session }) => fileAt(session, '/admin/import/export'),
    answers: ['ok', ...Array<string>(4).fill('403'), 'ok', 'not_signed_in'],
  },
  {
    name: 'export the confirmations',
    attempt: ({ session }) => fileAt(session, '/admin/recertification/export'),
    answers: ['ok', ...Array<string>(4).fill('403'), 'ok', 'not_signed_in'],
  },
  {
    name: 'export the report of an import',
    attempt: ({ session, importIds: { read } }) => fileAt(session, `/admin/import/${read}/report`),
    answers: ['ok', ...Array<string>(4).fill('403'), 'not_found', 'not_signed_in'],
  },
  {
    name: 'follow an import',
    attempt: ({ session, importIds: { read } }) =>
      answerAt(session, `/admin/import/${read}/progress`),
    answers: ['ok', ...Array<string>(4).fill('forbidden'), 'not_found', 'not_signed_in'],
  },
  {
    name: 'export the audit log',
    attempt: ({ session }) => fileAt(session, '/audit/export?format=jsonl'),
    answers: NO_DEVELOPER,
  },
  {
    name: 'read the logo of an app that the owner has authorized',
    attempt: ({ session, grantId }) => fileAt(session, `/authorizations/${grantId}/logo`),
    answers: ['not_found', 'ok', ...Array<string>(4).fill('not_found'), 'not_signed_in'],
  },
]
