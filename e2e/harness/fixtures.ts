import { hashSync } from 'bcryptjs'
import type { Pool } from 'pg'
import type { Role } from '@/lib/actor'
import { newId, randomBase62 } from '@/lib/crypto/random'
import type { Cluster } from './cluster'
import { openSession } from './open-session'
import { type Session, signIn } from './session'

export type Person = { id: string; email: string; password: string; name: string }

/** Two organizations and their people, one for each kind of access. */
export type Org = {
  organizationId: string
  foreignOrganizationId: string
  administrator: Person
  /** Owns the apps that `addApp` makes. */
  owner: Person
  /** A developer who is a member of those apps. */
  member: Person
  otherDeveloper: Person
  support: Person
  foreignAdministrator: Person
  /** One more person of the first organization. */
  addPerson: (name: string, role: Role) => Promise<Person>
  addApp: (options?: AppOptions) => Promise<{ id: string; name: string }>
  /** Signs in with the password. */
  signIn: (who: Person, origin: string) => Promise<Session>
  /** The session of somebody who has signed in, where the sign-in is not what is tried: it costs no request. */
  openSession: (who: Person, origin: string) => Promise<Session>
}

export type AppOptions = {
  /** The id that the app had where it came from. */
  id?: string
  name?: string
  type?: 'web' | 'machine' | 'native'
  scopes?: string[]
  redirectUris?: string[]
  postLogoutRedirectUris?: string[]
  backchannelLogoutUri?: string
  foreign?: boolean
}

const PASSWORD = 'amber-lantern-orbit-42'
// A cheap digest, made once: these tests are not about the cost of a password.
const PASSWORD_DIGEST = hashSync(PASSWORD, 4)

/** Writes two new organizations with their people into the database. */
export async function makeOrg(cluster: Pick<Cluster, 'pool' | 'env'>): Promise<Org> {
  const { pool } = cluster
  const organizationId = await addOrganization(pool, 'Northwind')
  const foreignOrganizationId = await addOrganization(pool, 'Contoso')
  const add = (name: string, role: Role, where = organizationId) =>
    addPerson(pool, { name, role, organizationId: where })
  const owner = await add('Olive Owner', 'developer')
  const member = await add('Mara Member', 'developer')
  const foreignAdministrator = await add('Fritz Foreign', 'administrator', foreignOrganizationId)
  return {
    organizationId,
    foreignOrganizationId,
    owner,
    member,
    foreignAdministrator,
    administrator: await add('Ada Admin', 'administrator'),
    otherDeveloper: await add('Otto Other', 'developer'),
    support: await add('Sue Support', 'support'),
    addPerson: (name, role) => add(name, role),
    addApp: (options = {}) =>
      options.foreign
        ? addApp(pool, options, {
            organizationId: foreignOrganizationId,
            owner: foreignAdministrator,
          })
        : addApp(pool, options, { organizationId, owner, member }),
    signIn: (who, origin) => signIn(origin, who),
    openSession: (who, origin) => openSession(cluster, who.id, origin),
  }
}

async function addOrganization(pool: Pool, name: string): Promise<string> {
  const id = newId('org')
  await pool.query('INSERT INTO organization (id, name, created_at) VALUES ($1, $2, now())', [
    id,
    name,
  ])
  return id
}

type NewPerson = { name: string; role: Role; organizationId: string }

async function addPerson(pool: Pool, { name, role, organizationId }: NewPerson): Promise<Person> {
  const id = newId('psn')
  const email = `${name.split(' ')[0]}.${randomBase62(8)}@keyturn.example`.toLowerCase()
  await pool.query(
    `INSERT INTO person (id, email, name, password_digest, created_at)
     VALUES ($1, $2, $3, $4, now())`,
    [id, email, name, PASSWORD_DIGEST],
  )
  await pool.query(
    `INSERT INTO membership (person_id, organization_id, role, created_at)
     VALUES ($1, $2, $3, now())`,
    [id, organizationId, role],
  )
  return { id, email, name, password: PASSWORD }
}

type AppOwners = { organizationId: string; owner: Person; member?: Person }

async function addApp(
  pool: Pool,
  { name = `Invoices ${randomBase62(6)}`, type = 'machine', ...options }: AppOptions,
  { organizationId, owner, member }: AppOwners,
): Promise<{ id: string; name: string }> {
  const id = options.id ?? newId('app')
  await pool.query(
    `INSERT INTO app (id, organization_id, owner_id, type, name, redirect_uris, scopes,
                      post_logout_redirect_uris, backchannel_logout_uri, created_at, updated_at)
     VALUES ($1, $2, $3, $4::app_type, $5, $6, $7, $8, $9, now(), now())`,
    [
      id,
      organizationId,
      owner.id,
      type,
      name,
      options.redirectUris ?? [],
      options.scopes ?? [],
      options.postLogoutRedirectUris ?? [],
      options.backchannelLogoutUri ?? null,
    ],
  )
  if (member) {
    await pool.query(
      'INSERT INTO app_member (app_id, person_id, created_at) VALUES ($1, $2, now())',
      [id, member.id],
    )
  }
  return { id, name }
}
