import { callAction } from './action'
import { signOut } from './ceremony'
import type { Deployment } from './deployment'
import { distrust } from './federated-app'
import { form } from './form'
import type { Credential, IssuedTokens } from './issued-tokens'
import { granted, regenerate, revoke } from './portal'
import { oauth, type Party, redeem } from './relying-party'
import { trySignIn } from './session'

/** Something that ends tokens. */
export type RevocationCause = {
  /** What the app authenticates with instead of a secret. */
  credential?: Credential
  /** Does it. Answers the app as it authenticates from then on, when that has changed. */
  happens: (deployment: Deployment, issued: IssuedTokens) => Promise<Party | undefined>
  /** Undoes it, where that is possible. */
  undo?: (deployment: Deployment, issued: IssuedTokens) => Promise<unknown>
}

/** An administrator calls a server action. */
async function callAsAdministrator(
  deployment: Deployment,
  page: string,
  action: string,
  ...args: unknown[]
) {
  const session = await deployment.org.signIn(deployment.org.administrator, deployment.origin)
  granted(await callAction(session, page, action, ...args))
  return undefined
}

const onApp = (deployment: Deployment, { app }: Party, action: string, ...args: unknown[]) =>
  callAsAdministrator(deployment, `/apps/${app.id}`, `apps/[clientId]/${action}`, app.id, ...args)

async function revokeFirst(deployment: Deployment, { minter }: IssuedTokens, choice: object) {
  const session = await deployment.org.signIn(deployment.org.owner, deployment.origin)
  granted(await revoke(session, minter.app, minter.secret.id, choice))
  return undefined
}

const turn = (deployment: Deployment, on: boolean) =>
  callAsAdministrator(deployment, '/admin/policies', 'policies/turn', 'thirdPartyAccess', on)

async function idOf({ cluster }: Deployment, table: 'app_grant' | 'app_key', { app }: Party) {
  const { rows } = await cluster.pool.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE app_id = $1`,
    [app.id],
  )
  return rows[0]?.id ?? ''
}

/** Makes the person a member of another organization, too. */
async function joinElsewhere({ cluster }: Deployment, personId: string): Promise<void> {
  await cluster.pool.query(
    `WITH other AS (INSERT INTO organization (id, name, created_at)
       VALUES ('org_' || substr(md5($1), 1, 20), 'Elsewhere', now()) RETURNING id)
     INSERT INTO membership (person_id, organization_id, role, created_at)
       SELECT $1, id, 'developer', now() FROM other`,
    [personId],
  )
}

/** Signs in again at the same browser, with the cookies that it still has. */
async function signInAgain(_place: Deployment, { browser, person }: IssuedTokens) {
  await trySignIn(browser, person)
}

/** The rows of the table in `docs/what-ends-what.md`. */
export const REVOCATION_CAUSES: Record<string, RevocationCause> = {
  'a secret is revoked with its tokens': {
    happens: (deployment, issued) =>
      revokeFirst(deployment, issued, { endTokens: true, reason: 'leaked' }),
  },
  'a secret is revoked, its tokens are kept': {
    happens: (deployment, issued) =>
      revokeFirst(deployment, issued, { endTokens: false, reason: 'replaced' }),
  },
  'the secrets are regenerated': {
    happens: async ({ org, origin }, { party }) => {
      const session = await org.signIn(org.owner, origin)
      const { value } = granted(await regenerate(session, party.app))
      return { ...party, auth: oauth.ClientSecretBasic(value) }
    },
  },
  'a secret expires': {
    happens: async ({ cluster }, { minter }) => {
      await cluster.pool.query(
        "UPDATE secret SET expires_at = created_at + interval '1 millisecond' WHERE id = $1",
        [minter.secret.id],
      )
      return undefined
    },
  },
  'a secret is paused': {
    happens: async ({ org, origin }, { minter }) => {
      const session = await org.signIn(org.owner, origin)
      const form = { secretId: minter.secret.id, length: 'until_resumed' }
      const page = `/apps/${minter.app.id}/secrets`
      granted(await callAction(session, page, 'secrets/pause', minter.app.id, form))
      return undefined
    },
  },
  'their code is redeemed a second time': {
    happens: async (_place, { minter, redeemed }) => {
      for (const { request, back } of redeemed) await redeem(minter, request, back)
      return undefined
    },
  },
  'the app is suspended': {
    happens: (deployment, { party }) => onApp(deployment, party, 'suspend'),
    undo: (deployment, { party }) => onApp(deployment, party, 'resume'),
  },
  'the app is deleted': {
    happens: (deployment, { party }) => onApp(deployment, party, 'remove', party.app.name),
    undo: (deployment, { party }) => onApp(deployment, party, 'restore'),
  },
  'the person revokes access': {
    happens: async (deployment, { party, person }) => {
      const session = await deployment.org.signIn(person, deployment.origin)
      const grantId = await idOf(deployment, 'app_grant', party)
      granted(await callAction(session, '/authorizations', 'authorizations/revoke', grantId))
      return undefined
    },
  },
  'the person is disabled in every organization': {
    happens: (deployment, { person }) =>
      callAsAdministrator(deployment, '/admin/people', 'people/disable', person.id),
    undo: (deployment, { person }) =>
      callAsAdministrator(deployment, '/admin/people', 'people/enable', person.id),
  },
  "the person is disabled in the app's one": {
    happens: async (deployment, { person }) => {
      await joinElsewhere(deployment, person.id)
      return callAsAdministrator(deployment, '/admin/people', 'people/disable', person.id)
    },
    undo: (deployment, { person }) =>
      callAsAdministrator(deployment, '/admin/people', 'people/enable', person.id),
  },
  'a public key is removed': {
    credential: 'key',
    happens: async (deployment, { party }) => {
      const [{ app }, keyId] = [party, await idOf(deployment, 'app_key', party)]
      const page = `/apps/${app.id}/keys`
      return callAsAdministrator(
        deployment,
        page,
        '[clientId]/keys/remove',
        app.id,
        keyId,
        app.name,
      )
    },
  },
  'a federated credential is removed': {
    credential: 'federated',
    happens: async ({ org, origin }, { party }) => {
      await distrust(party, await org.signIn(org.owner, origin))
      return undefined
    },
  },
  'third-party access is switched off': {
    happens: (deployment) => turn(deployment, false),
    undo: (deployment) => turn(deployment, true),
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
    happens: async (deployment, { person }) => {
      const elsewhere = await deployment.org.signIn(person, deployment.origin)
      await callAction(elsewhere, '/account', 'account/signMeOutEverywhere')
      return undefined
    },
    undo: signInAgain,
  },
  'the person changes the password': {
    happens: async (_place, { browser, person }) => {
      const typed = form({ current: person.password, next: 'quiet-harbor-violin-77' })
      granted(await callAction(browser, '/account', 'account/changeMyPassword', typed))
      return undefined
    },
  },
  'the person has not been here for 8 hours': {
    happens: async ({ cluster }, { person }) => {
      await cluster.pool.query(
        "UPDATE person_session SET last_seen_at = now() - interval '8 hours' WHERE person_id = $1",
        [person.id],
      )
      return undefined
    },
    undo: signInAgain,
  },
}
