import { db } from '@/lib/db/client'
import { findPolicy } from '@/lib/policies/find-policy'
import { type AppRecord, findDynamicApp } from '../store'

/**
 * The app, if a program has registered it, it is in service, and its organization still allows
 * registration of this kind; otherwise null.
 */
export async function findAppOfProgram(appId: string): Promise<AppRecord | null> {
  const app = await findDynamicApp(db(), appId)
  if (!app) return null
  const policy = await findPolicy(db(), app.organizationId)
  const isAllowed = app.source === 'open' ? policy.openRegistration : policy.dynamicRegistration
  return isAllowed ? app : null
}
