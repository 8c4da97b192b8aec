import { callAction } from '../action'
import { granted } from '../portal'
import { enrolAuthenticator } from '../second-factor'
import type { Session } from '../session'
import type { Place, Values } from './told'

const NEW_PASSWORD = 'quiet-harbor-violin-77'

/** What people are given to prove who they are: links, passwords, second factors, cookies. */
export async function lifeOfPeople({ origin, story }: Place): Promise<Values> {
  const inviting = await story.signIn(story.administrator, origin)
  const changing = await story.signIn(story.member, origin)
  const enrolling = await story.signIn(story.support, origin)
  // What these two are asked stays unanswered, so that it is in its place when somebody looks.
  const adding = await story.signIn(story.otherDeveloper, origin)
  const using = await story.signIn(story.administrator, origin)
  const { key, codes } = await enrolAuthenticator(enrolling)
  const link = await invite(inviting)
  return {
    'old password': story.member.password,
    'new password': await changePassword(changing, story.member.password),
    'invitation link': link.slice(link.indexOf('#') + 1),
    'key of an authenticator app': key,
    'challenge to make a passkey': await challenge(adding, 'account/second-factor/offerMyPasskey'),
    'challenge to use a passkey': await challenge(using, '(ceremony)/second-factor/askMyPasskey'),
    ...Object.fromEntries(codes.map((code, i) => [`recovery code ${i}`, code])),
    ...Object.fromEntries(codes.map((code, i) => [`bare code ${i}`, code.replaceAll('-', '')])),
    ...cookiesOf({ inviting, changing, enrolling, adding, using }),
  }
}

async function invite(administrator: Session): Promise<string> {
  const form = new FormData()
  const said = { name: 'Nina New', email: 'nina@keyturn.example', role: 'developer' }
  for (const [name, value] of Object.entries(said)) form.set(name, value)
  const added = await callAction<{ link: string }>(
    ...([administrator, '/admin/people', 'people/add', form] as const),
  )
  return granted(added).link
}

async function changePassword(session: Session, current: string): Promise<string> {
  const form = new FormData()
  form.set('current', current)
  form.set('next', NEW_PASSWORD)
  granted(await callAction(session, '/account', 'account/changeMyPassword', form))
  return NEW_PASSWORD
}

async function challenge(session: Session, action: string): Promise<string> {
  return granted(await callAction<{ challenge: string }>(session, '/account', action)).challenge
}

/** An interaction's id stands in its address too: what counts is the signature, a cookie beside. */
const STANDS_IN_ADDRESSES = /^keyturn-(interaction|resume)$/

/** The cookies of these browsers, by whose they are. */
export function cookiesOf(sessions: Record<string, Session>): Values {
  return Object.fromEntries(
    Object.entries(sessions).flatMap(([whose, session]) =>
      session
        .cookies()
        .filter(({ name }) => !STANDS_IN_ADDRESSES.test(name))
        .map(({ name, value }) => [`cookie ${name}, ${whose}`, value]),
    ),
  )
}
