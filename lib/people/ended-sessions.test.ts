import { setTimeout as pause } from 'node:timers/promises'
import { NO_ORIGIN } from '@/lib/actor'
import type { Plaintext } from '@/lib/crypto/plaintext'
import { addPerson, changePassword, choosePassword } from '@/lib/people/testing/parsed'
import { processWide } from '@/lib/process'
import { disablePerson } from './disable-person'
import { onSessionsEnded } from './ended-sessions'
import { addApp, begin } from './second-factor/testing/factors'
import { endMySession } from './sessions/end-my-session'
import { endSession } from './sessions/end-session'
import { endSessionsOf } from './sessions/end-sessions-of'
import { listMySessions } from './sessions/list-sessions'
import { signOutEverywhere } from './sessions/sign-out-everywhere'
import {
  test as base,
  expect,
  NEW_PASSWORD,
  outcomeOf,
  PASSWORD,
  type People,
} from './testing/fixtures'

const holder = processWide<{ listener: unknown }>('sessions-ended', () => ({ listener: null }))

/** Whose sessions ended, as the listener hears of it. */
const test = base.extend<{ heard: string[] }>({
  heard: async ({ people: _ }, use) => {
    const before = holder.listener
    const heard: string[] = []
    onSessionsEnded(async (personId) => void heard.push(personId))
    await use(heard)
    holder.listener = before
  },
})

/** Everything that ends sessions. Answers whose. */
const ENDS: Record<string, (people: People) => Promise<string>> = {
  async 'signing out'({ dora }) {
    await endSession(await begin(dora))
    return dora.personId
  },
  async 'signing out everywhere'({ dora }) {
    await signOutEverywhere(dora)
    return dora.personId
  },
  async 'ending one session'({ dora }) {
    const { sessions } = await listMySessions(dora, await begin(dora))
    await endMySession(dora, sessions[0]?.id ?? '')
    return dora.personId
  },
  async 'an administrator who ends all'({ ada, dora }) {
    await endSessionsOf(ada, dora.personId)
    return dora.personId
  },
  async 'a new password'({ dora }) {
    await changePassword(dora, { current: PASSWORD, next: NEW_PASSWORD })
    return dora.personId
  },
  async 'a password that is chosen by a link'({ ada }) {
    const ivy = { email: 'ivy@fjord.example', name: 'Ivy', role: 'developer' } as const
    const { link, personId } = await addPerson(ada, ivy)
    await choosePassword(tokenOf(link), { password: NEW_PASSWORD }, NO_ORIGIN)
    return personId
  },
  async 'a first second factor'({ dora }) {
    await addApp(dora, await begin(dora))
    return dora.personId
  },
  async 'a person who is disabled'({ ada, dora }) {
    await disablePerson(ada, dora.personId)
    return dora.personId
  },
}

const tokenOf = (link: Plaintext) => new URL(link.reveal()).hash.slice(1)

for (const [what, end] of Object.entries(ENDS)) {
  test(`${what} is told, once`, async ({ people, heard }) => {
    const personId = await end(people)
    await expect.poll(() => heard).toEqual([personId])
  })

  test(`${what} succeeds when telling fails`, async ({ people, heard }) => {
    onSessionsEnded(async (personId) => {
      heard.push(personId)
      throw new Error('nobody can be reached')
    })
    const personId = await end(people)
    await expect.poll(() => heard).toEqual([personId])
  })
}

test('nobody is told of sessions that go on because the change was refused', async ({
  people: { ada },
  heard,
}) => {
  expect(await outcomeOf(disablePerson(ada, ada.personId))).toBe('last_administrator')
  await pause(20)
  expect(heard).toEqual([])
})

test('a session that was gone already is not told of', async ({ people: { dora }, heard }) => {
  const session = await begin(dora)
  await endSession(session)
  await endSession(session)
  await pause(20)
  expect(heard).toEqual([dora.personId])
})
