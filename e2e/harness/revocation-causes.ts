import { callAction } from './action'
import { signOut } from './ceremony'
import type { Estate } from './cluster'
import type { Story } from './fixtures'
import type { Holdings } from './issued-tokens'
import { granted, regenerate, revoke } from './portal'
import { oauth, type Party } from './relying-party'
import { trySignIn } from './session'

export type Place = { estate: Estate; story: Story; origin: string }

/** What happens; answers the app as it authenticates from then on, when that has changed. */
export type Cause = {
  by?: 'key'
  happens: (place: Place, held: Holdings) => Promise<Party | undefined>
  /** Takes it back, where that is possible. */
  undo?: (place: Place, held: Holdings) => Promise<unknown>
}

/** An administrator presses a button. */
async function press(place: Place, page: string, action: string, ...args: unknown[]) {
  const session = await place.story.signIn(place.story.administrator, place.origin)
  granted(await callAction(session, page, action, ...args))
  return undefined
}

const onApp = (place: Place, { app }: Party, action: string, ...args: unknown[]) =>
  press(place, `/apps/${app.id}`, `apps/[clientId]/${action}`, app.id, ...args)

async function revokeFirst(place: Place, { minter }: Holdings, choice: object) {
  const session = await place.story.signIn(place.story.owner, place.origin)
  granted(await revoke(session, minter.app, minter.secret.id, choice))
  return undefined
}

const turn = (place: Place, on: boolean) =>
  press(place, '/admin/policies', 'policies/turn', 'thirdPartyAccess', on)

async function idOf({ estate }: Place, table: 'app_grant' | 'app_key', { app }: Party) {
  const { rows } = await estate.pool.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE app_id = $1`,
    [app.id],
  )
  return rows[0]?.id ?? ''
}

/** The same browser, with whatever it has kept. */
async function signInAgain(_place: Place, { browser, person }: Holdings) {
  await trySignIn(browser, person)
}

/** The rows of the table in `docs/what-ends-what.md`. */
export const CAUSES: Record<string, Cause> = {
  'a secret is revoked with its tokens': {
    happens: (place, held) => revokeFirst(place, held, { endTokens: true, reason: 'leaked' }),
  },
  'a secret is revoked, its tokens are kept': {
    happens: (place, held) => revokeFirst(place, held, { endTokens: false, reason: 'replaced' }),
  },
  'the secrets are regenerated': {
    happens: async ({ story, origin }, { party }) => {
      const session = await story.signIn(story.owner, origin)
      const { value } = granted(await regenerate(session, party.app))
      return { ...party, auth: oauth.ClientSecretBasic(value) }
    },
  },
  'a secret expires': {
    happens: async ({ estate }, { minter }) => {
      await estate.pool.query(
        "UPDATE secret SET expires_at = created_at + interval '1 millisecond' WHERE id = $1",
        [minter.secret.id],
      )
      return undefined
    },
  },
  'the app is suspended': {
    happens: (place, { party }) => onApp(place, party, 'suspend'),
    undo: (place, { party }) => onApp(place, party, 'resume'),
  },
  'the app is deleted': {
    happens: (place, { party }) => onApp(place, party, 'remove', party.app.name),
    undo: (place, { party }) => onApp(place, party, 'restore'),
  },
  'the person revokes access': {
    happens: async (place, { party, person }) => {
      const session = await place.story.signIn(person, place.origin)
      const grantId = await idOf(place, 'app_grant', party)
      granted(await callAction(session, '/authorizations', 'authorizations/revoke', grantId))
      return undefined
    },
  },
  'the person is disabled': {
    happens: (place, { person }) => press(place, '/admin/people', 'people/disable', person.id),
    undo: (place, { person }) => press(place, '/admin/people', 'people/enable', person.id),
  },
  'a public key is removed': {
    by: 'key',
    happens: async (place, { party }) => {
      const [{ app }, keyId] = [party, await idOf(place, 'app_key', party)]
      const page = `/apps/${app.id}/keys`
      return press(place, page, '[clientId]/keys/remove', app.id, keyId, app.name)
    },
  },
  'third-party access is switched off': {
    happens: (place) => turn(place, false),
    undo: (place) => turn(place, true),
  },
  'the person signs out of the portal': {
    happens: async (_place, { browser }) => {
      await callAction(browser, '/apps', '(portal)/signOut')
      return undefined
    },
    undo: signInAgain,
  },
  "the person signs out at an app's request": {
    happens: async ({ origin }, { browser, party }) => {
      await signOut(browser, new URL(`/oauth2/logout?client_id=${party.app.id}`, origin))
      return undefined
    },
    undo: signInAgain,
  },
  'the person signs out everywhere': {
    happens: async (place, { person }) => {
      const elsewhere = await place.story.signIn(person, place.origin)
      await callAction(elsewhere, '/account', 'account/signMeOutEverywhere')
      return undefined
    },
    undo: signInAgain,
  },
  'the person changes the password': {
    happens: async (_place, { browser, person }) => {
      const form = new FormData()
      form.set('current', person.password)
      form.set('next', 'quiet-harbor-violin-77')
      granted(await callAction(browser, '/account', 'account/changeMyPassword', form))
      return undefined
    },
  },
  'the person has not been here for 8 hours': {
    happens: async ({ estate }, { person }) => {
      await estate.pool.query(
        "UPDATE person_session SET last_seen_at = now() - interval '8 hours' WHERE person_id = $1",
        [person.id],
      )
      return undefined
    },
    undo: signInAgain,
  },
}
