import { expect } from '@playwright/test'
import type { Role } from '@/lib/actor'
import type { ActorName } from '../actors'
import type { Deployment } from '../deployment'
import type { Org, Person } from '../fixtures'
import type { Session } from '../session'
import type { Operation } from './operation'
import type { Scene } from './scene'

type Place = 'here' | 'there'

/** Somebody of two organizations: of the one that the things of the attempts belong to, and of another. */
type Visitor = {
  /** The role where the things are. */
  here: Role | 'disabled'
  there: Role
  /** The organization that the address names. */
  actsIn: Place
  /** The actor on whose fixtures they act: one who was refused. */
  after: ActorName
  /** What they are answered, of the answers to each actor. */
  answer: (answers: readonly string[], throughAnApp: boolean) => unknown
}

const asDeveloper = (answers: readonly string[]) => answers[3]
const asSupport = (answers: readonly string[]) => answers[4]
const asForeignAdministrator = (answers: readonly string[]) => answers[5]

/**
 * What a developer may is refused to one of another organization as to its administrator. For the rest
 * they lack the role and the thing, and are told either.
 */
const asForeignDeveloper = ([, , , developer, , foreign]: readonly string[]) => {
  if (developer === 'ok') return foreign
  return foreign === 'ok' ? developer : expect.stringMatching(`^(${developer}|${foreign})$`)
}

/**
 * Whoever is no member finds nothing, and a token of an app has ended. What needs no session is done; the
 * page that is shown after it may not be there.
 */
const asNobody = ([, , , , , , stranger = '']: readonly string[], throughAnApp: boolean) => {
  if (stranger === 'ok') return expect.stringMatching(/^(ok|404)$/)
  return ['not_signed_in', '401'].includes(stranger) && !throughAnApp ? 'not_found' : stranger
}

/** The same person in two organizations: in each they are what their membership of it says. */
const VISITORS = {
  'developer here, administrator there, acts here': {
    here: 'developer',
    there: 'administrator',
    actsIn: 'here',
    after: 'stranger',
    answer: asDeveloper,
  },
  'support here, administrator there, acts here': {
    here: 'support',
    there: 'administrator',
    actsIn: 'here',
    after: 'stranger',
    answer: asSupport,
  },
  'developer here, administrator there, acts there': {
    here: 'developer',
    there: 'administrator',
    actsIn: 'there',
    after: 'stranger',
    answer: asForeignAdministrator,
  },
  'administrator here, developer there, acts there': {
    here: 'administrator',
    there: 'developer',
    actsIn: 'there',
    after: 'stranger',
    answer: asForeignDeveloper,
  },
  'disabled here, administrator there, acts here': {
    here: 'disabled',
    there: 'administrator',
    actsIn: 'here',
    after: 'stranger',
    answer: asNobody,
  },
  'disabled here, administrator there, acts there': {
    here: 'disabled',
    there: 'administrator',
    actsIn: 'there',
    after: 'otherDeveloper',
    answer: asForeignAdministrator,
  },
} satisfies Record<string, Visitor>

type VisitorName = keyof typeof VISITORS
const VISITOR_NAMES = Object.keys(VISITORS) as VisitorName[]

/** The answers to every visitor, made of those to the actors. */
export function answersInTwo({ answers, throughAnApp }: Operation) {
  return Object.fromEntries(
    Object.entries<Visitor>(VISITORS).map(([name, { answer }]) => [
      name,
      answer(answers, throughAnApp === true),
    ]),
  )
}

type Arrived = { who: Person; session: Session }

const arrived = new WeakMap<Org, Map<VisitorName, Promise<Arrived>>>()

/** This visitor of the organizations, signed in once. */
function arrive(name: VisitorName, org: Org, { cluster, origin }: Deployment): Promise<Arrived> {
  const { here, there }: Visitor = VISITORS[name]
  const visitors = arrived.get(org) ?? new Map<VisitorName, Promise<Arrived>>()
  arrived.set(org, visitors)
  const come = async () => {
    const who = await org.addPerson('Vera Visitor', here === 'disabled' ? 'administrator' : here)
    await cluster.pool.query(
      `INSERT INTO membership (person_id, organization_id, role, created_at)
       VALUES ($1, $2, $3, now())`,
      [who.id, org.foreignOrganizationId, there],
    )
    return { who, session: await org.openSession(who, origin) }
  }
  const visitor = visitors.get(name) ?? come()
  visitors.set(name, visitor)
  return visitor
}

/** Tries an operation as each visitor. */
export async function attemptInTwo(
  { attempt, ...operation }: Operation,
  scene: Scene,
  deployment: Deployment,
): Promise<Record<string, string>> {
  const { pool } = deployment.cluster
  const answered: Record<string, string> = {}
  for (const name of VISITOR_NAMES) {
    const { here, after, actsIn }: Visitor = VISITORS[name]
    const context = await scene(after)
    const { organizationId, foreignOrganizationId } = context.org
    const { who, session } = await arrive(name, context.org, deployment)
    // An organization has two SCIM tokens at most: what others have made there leaves room.
    await pool.query('DELETE FROM scim_token WHERE organization_id = $1', [foreignOrganizationId])
    const enable = (enabled: boolean) =>
      pool.query(
        `UPDATE membership SET disabled_at = CASE WHEN $3 THEN NULL ELSE now() END
         WHERE person_id = $1 AND organization_id = $2`,
        [who.id, organizationId, enabled],
      )
    const elsewhere = actsIn === 'there'
    const isEnabled = here !== 'disabled'
    // No app gets a token for somebody who is disabled: it had one before.
    await enable(isEnabled || operation.throughAnApp === true)
    answered[name] = await attempt({
      ...context,
      session: session.within(elsewhere ? foreignOrganizationId : organizationId),
      inTwo: { who, elsewhere, ...(isEnabled ? {} : { onceGranted: () => enable(false) }) },
    })
  }
  return answered
}
