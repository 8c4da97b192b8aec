import { APP_SOURCES, type AppSource, BY_PEOPLE } from '@/lib/apps/app'
import { APP_IN_SERVICE } from '@/lib/apps/in-service'
import { BY_PROGRAMS } from '@/lib/apps/unused/unused'
import { isUnusedSince } from '@/lib/apps/unused/uses-sql'
import { DAY, secondsAfter } from '@/lib/clock'
import { Prisma } from '@/lib/db/generated/client'
import type { Policy } from '@/lib/policies/policy'
import { LATELY_DAYS, type LifeSetting } from './violation'

/** Which apps, or which of their secrets, break a setting that has some value. */
export type Rule = {
  /** What is joined to `app`; `secret` where the rule is about secrets. */
  join?: Prisma.Sql
  /** Whether a row is about a secret, named `secret`. */
  ofSecret?: true
  where: Prisma.Sql
  since: Prisma.Sql
}

type Rules = { [S in LifeSetting]: (value: Policy[S], at: Date) => Rule | null }

const IN_SERVICE = Prisma.raw(APP_IN_SERVICE)

/** An app that breaks a setting by itself, since it was registered. */
export const ofApp = (where: Prisma.Sql): Rule => ({ where, since: Prisma.sql`app.created_at` })
const from = (sources: readonly AppSource[]) =>
  Prisma.sql`app.source::text = ANY(${[...sources]}::text[])`
const daysBefore = (at: Date, days: number) => secondsAfter(at, -days * DAY)

/** Apps of these sources that were registered lately: such ones a change would meet. */
const lately = (at: Date, sources: readonly AppSource[], who = Prisma.sql`true`): Rule =>
  ofApp(Prisma.sql`app.created_at > ${daysBefore(at, LATELY_DAYS)}::timestamptz AND ${from(sources)}
    AND ${who}`)

/** The owner is no administrator of the app's organization now. */
const BY_DEVELOPER = Prisma.sql`NOT EXISTS (SELECT FROM membership owner
  WHERE owner.person_id = app.owner_id AND owner.organization_id = app.organization_id
    AND owner.role = 'administrator')`

/** Apps in service, or suspended by the step before, that nobody has used or kept for so many days. */
const unused = (sources: readonly AppSource[]) => (days: number, at: Date) => {
  if (days === 0) return null
  const before = daysBefore(at, days)
  const isUnused = Prisma.raw(isUnusedSince(`'${before.toISOString()}'`))
  return ofApp(Prisma.sql`(app.suspended_at IS NULL OR app.suspended_for = 'unused') AND ${from(sources)}
    AND ${isUnused} AND NOT EXISTS (SELECT FROM unused_app kept WHERE kept.app_id = app.id
      AND kept.kept_at >= ${before}::timestamptz)`)
}

/** Which apps a change would meet that is about letting apps in, keeping them and letting them act. */
export const LIFE_RULES: Rules = {
  thirdPartyAccess: (on, at) =>
    on
      ? null
      : ofApp(Prisma.sql`${IN_SERVICE} AND (app.management_scopes <> '{}' OR EXISTS (
          SELECT FROM app_grant g JOIN membership m ON m.person_id = g.person_id
          WHERE g.app_id = app.id AND m.organization_id = app.organization_id AND m.disabled_at IS NULL
            AND (g.expires_at IS NULL OR g.expires_at > ${at}::timestamptz)))`),
  newAppRegistration: (on, at) => (on ? null : lately(at, APP_SOURCES)),
  registrationBy: (who, at) => (who === 'developers' ? null : lately(at, ['portal'], BY_DEVELOPER)),
  approveNewApps: (on, at) =>
    on
      ? lately(
          at,
          APP_SOURCES.filter((source) => source !== 'moved_in'),
          Prisma.sql`(app.source <> 'portal' OR ${BY_DEVELOPER})`,
        )
      : null,
  dynamicRegistration: (on, at) => (on ? null : lately(at, ['dynamic'])),
  openRegistration: (on, at) => (on ? null : lately(at, ['open'])),
  recertifyDays: (days, at) =>
    days === 0
      ? null
      : ofApp(Prisma.sql`${IN_SERVICE} AND ${from([...BY_PEOPLE, 'dynamic'])}
          AND app.created_at < ${daysBefore(at, days)}::timestamptz
          AND NOT EXISTS (SELECT FROM recertification r WHERE r.app_id = app.id
            AND r.confirmed_at >= ${daysBefore(at, days)}::timestamptz)`),
  unusedTellDays: unused(BY_PEOPLE),
  unusedSuspendDays: unused(BY_PEOPLE),
  unusedDeleteDays: unused(BY_PEOPLE),
  programsUnusedTellDays: unused(BY_PROGRAMS),
  programsUnusedSuspendDays: unused(BY_PROGRAMS),
  programsUnusedDeleteDays: unused(BY_PROGRAMS),
}
