import type { Tx } from '@/lib/db/client'
import { rowsOf, type Statement } from '@/lib/db/statement'
import type { FederatedCredentialView, Trust } from './federated-credential'

const WITH_USE = { use: { omit: { credentialId: true } } } as const

/** The federated credentials of the app, the newest first, each with its use. */
export async function findFederatedCredentials(
  tx: Tx,
  appId: string,
): Promise<FederatedCredentialView[]> {
  const rows = await tx.federatedCredential.findMany({
    where: { appId },
    include: WITH_USE,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  // Only addFederatedCredential writes rows, so the claims are what its input accepted.
  return rows.map(({ claims, ...row }) => ({ ...row, claims: claims as Record<string, string> }))
}

/** Adds a federated credential to an app. */
export async function insertFederatedCredential(
  tx: Tx,
  { use: _, claims, ...row }: FederatedCredentialView,
): Promise<void> {
  await tx.federatedCredential.create({
    data: { ...row, claims: { ...claims } },
    select: { id: true },
  })
}

/** Removes one of the app's. Without it, everything minted with it is dead. */
export async function deleteFederatedCredential(tx: Tx, appId: string, id: string): Promise<void> {
  await tx.federatedCredential.deleteMany({ where: { id, appId } })
}

const FIND_TRUSTS: Statement = {
  name: 'find-federated-trusts',
  text: `SELECT id, issuer, subject, claims, reusable FROM federated_credential
    WHERE app_id = $1 AND issuer = $2 ORDER BY created_at DESC, id`,
}

/** With what of this issuer the app may authenticate, the newest first. */
export function findTrusts(appId: string, issuer: string): Promise<(Trust & { id: string })[]> {
  return rowsOf(FIND_TRUSTS, [appId, issuer])
}
