import type { Tx } from '@/lib/db/client'
import { Prisma } from '@/lib/db/generated/client'
import { type AppliesAfter, isAppSetting } from './exempt'
import { GRANT_TYPES, type Policy } from './policy'
import { exemptFrom } from './policy-sql'

type PolicyRow = {
  policy: Policy
  appliesAfter: AppliesAfter
  /** Whether a setting may not count for some app. */
  exempting: boolean
}

/** The organization's own settings, and after which moments they count; null if it has none. */
export async function findPolicyRow(tx: Tx, organizationId: string): Promise<PolicyRow | null> {
  const row = await tx.policy.findUnique({
    where: { organizationId },
    omit: { organizationId: true, updatedAt: true, pkceForAll: true },
  })
  if (!row) return null
  const { allowedGrantTypes: allowed, appliesAfter: moments, exempting, ...settings } = row
  const allowedGrantTypes = GRANT_TYPES.filter((type) => allowed.includes(type))
  return {
    policy: { ...settings, allowedGrantTypes },
    appliesAfter: momentsIn(moments),
    exempting,
  }
}

function momentsIn(stored: unknown): AppliesAfter {
  const moments = Object.entries(stored ?? {}).filter(([setting]) => isAppSetting(setting))
  return Object.fromEntries(moments.map(([setting, moment]) => [setting, new Date(moment)]))
}

/** The settings that do not count for an app at `at`. */
export async function findExempt(
  tx: Tx,
  { appId, at }: { appId: string; at: Date },
): Promise<string[]> {
  const exempt = Prisma.raw(exemptFrom(at))
  const [row] = await tx.$queryRaw<{ exempt: string[] | null }[]>`
    SELECT ${exempt} AS exempt FROM app
    LEFT JOIN policy ON policy.organization_id = app.organization_id WHERE app.id = ${appId}`
  return row?.exempt ?? []
}

/** The organizations that take apps without an initial access token: the oldest first. */
export async function findOpenOrganizations(tx: Tx): Promise<string[]> {
  const rows = await tx.policy.findMany({
    where: { openRegistration: true, newAppRegistration: true },
    select: { organizationId: true },
    orderBy: [{ organization: { createdAt: 'asc' } }, { organizationId: 'asc' }],
  })
  return rows.map(({ organizationId }) => organizationId)
}

/** Whether any organization takes apps that programs register. */
export async function hasRegistration(tx: Tx): Promise<boolean> {
  const row = await tx.policy.findFirst({
    where: {
      newAppRegistration: true,
      OR: [{ dynamicRegistration: true }, { openRegistration: true }],
    },
    select: { organizationId: true },
  })
  return row !== null
}

/** Notes that an app may have an exception. */
export async function setExempting(tx: Tx, organizationId: string): Promise<void> {
  await tx.policy.updateMany({ where: { organizationId }, data: { exempting: true } })
}

/** Replaces the organization's settings, and the moments after which they count. */
export async function putPolicy(
  tx: Tx,
  organizationId: string,
  { appliesAfter, ...policy }: Policy & { appliesAfter: AppliesAfter; updatedAt: Date },
): Promise<void> {
  const data = {
    ...policy,
    allowedGrantTypes: [...policy.allowedGrantTypes],
    allowedRedirectHosts: [...policy.allowedRedirectHosts],
    allowedScopes: [...policy.allowedScopes],
    appliesAfter: Object.fromEntries(
      Object.entries(appliesAfter).map(([setting, moment]) => [setting, moment.toISOString()]),
    ),
    // Whoever has an exception once looks for exceptions.
    ...(Object.keys(appliesAfter).length > 0 ? { exempting: true } : {}),
  }
  await tx.policy.upsert({
    where: { organizationId },
    create: { organizationId, ...data },
    update: data,
    select: { organizationId: true },
  })
}
