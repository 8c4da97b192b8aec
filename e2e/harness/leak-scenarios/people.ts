import { callAction } from '../action'
import type { Portal } from '../deployment'
import { form } from '../form'
import { granted } from '../portal'
import { enrolAuthenticator } from '../second-factor'
import type { Session } from '../session'
import type { Values } from './values'

const NEW_PASSWORD = 'quiet-harbor-violin-77'

/** Uses every credential of people: links, passwords, second factors, cookies. Answers them. */
export async function runPeople({ origin, org }: Portal): Promise<Values> {
  const inviting = await org.signIn(org.administrator, origin)
  const changing = await org.signIn(org.member, origin)
  const enrolling = await org.signIn(org.support, origin)
  // These two challenges stay unanswered, so that they are still stored when the tests search.
  const adding = await org.signIn(org.otherDeveloper, origin)
  const using = await org.signIn(org.administrator, origin)
  const { key, codes } = await enrolAuthenticator(enrolling)
  const link = await invite(inviting)
  return {
    'old password': org.member.password,
    'new password': await changePassword(changing, org.member.password),
    'invitation link': link.slice(link.indexOf('#') + 1),
    'key of an authenticator app': key,
    'challenge to make a passkey': await challenge(
      adding,
      'account/second-factor/passkeys/offerMyPasskey',
    ),
    'challenge to use a passkey': await challenge(using, '(ceremony)/second-factor/askMyPasskey'),
    ...Object.fromEntries(codes.map((code, i) => [`recovery code ${i}`, code])),
    ...Object.fromEntries(codes.map((code, i) => [`bare code ${i}`, code.replaceAll('-', '')])),
    ...cookiesOf({ inviting, changing, enrolling, adding, using }),
  }
}

async function invite(administrator: Session): Promise<string> {
  const nina = form({ name: 'Nina New', email: 'nina@keyturn.example', role: 'developer' })
  const added = await callAction<{ link: string }>(
    ...([administrator, '/admin/people', 'people/add', nina] as const),
  )
  return granted(added).link
}

async function changePassword(session: Session, current: string): Promise<string> {
  const typed = form({ current, next: NEW_PASSWORD })
  granted(await callAction(session, '/account', 'account/changeMyPassword', typed))
  return NEW_PASSWORD
}

async function challenge(session: Session, action: string): Promise<string> {
  return granted(await callAction<{ challenge: string }>(session, '/account', action)).challenge
}

/** The id of an interaction is also in its URL. Only the signature, another cookie, is secret. */
const PART_OF_URLS = /^keyturn-(interaction|resume)$/

/** The cookies of these browsers, by owner. */
export function cookiesOf(sessions: Record<string, Session>): Values {
  return Object.fromEntries(
    Object.entries(sessions).flatMap(([whose, session]) =>
      session
        .cookies()
        .filter(({ name }) => !PART_OF_URLS.test(name))
        .map(({ name, value }) => [`cookie ${name}, ${whose}`, value]),
    ),
  )
}
