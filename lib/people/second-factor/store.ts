import type { Tx } from '@/lib/db/client'
import type { TokenDigest } from '@/lib/people/token-digest'

/** All factors of a person, and the number of unused recovery codes. */
export function findFactors(tx: Tx, personId: string) {
  return tx.person.findUnique({
    where: { id: personId },
    select: {
      email: true,
      passwordDigest: true,
      totp: { select: { sealedSecret: true, confirmedAt: true, lastStep: true } },
      passkeys: {
        select: { id: true, name: true, transports: true, createdAt: true, lastUsedAt: true },
        orderBy: { createdAt: 'asc' },
      },
      identities: { select: { issuer: true, providerId: true } },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  })
}

/**
 * Stores the secret of an authenticator app that is not confirmed yet; false if a confirmed one
 * exists.
 */
export async function putTotp(
  tx: Tx,
  personId: string,
  totp: { sealedSecret: Uint8Array<ArrayBuffer>; createdAt: Date },
): Promise<boolean> {
  await tx.totpFactor.deleteMany({ where: { personId, confirmedAt: null } })
  const { count } = await tx.totpFactor.createMany({
    data: [{ personId, ...totp }],
    skipDuplicates: true,
  })
  return count === 1
}

/** Activates the authenticator app; false if it is active already. */
export async function confirmTotpRow(
  tx: Tx,
  personId: string,
  confirmed: { sealedSecret: Uint8Array<ArrayBuffer>; at: Date; step: number },
): Promise<boolean> {
  const { sealedSecret, at, step } = confirmed
  const { count } = await tx.totpFactor.updateMany({
    where: { personId, sealedSecret, confirmedAt: null },
    data: { confirmedAt: at, lastStep: step },
  })
  return count === 1
}

/** Uses up the code of this time step and of all earlier ones; false if it was used up already. */
export async function spendStep(tx: Tx, personId: string, step: number): Promise<boolean> {
  const { count } = await tx.totpFactor.updateMany({
    where: { personId, confirmedAt: { not: null }, lastStep: { lt: step } },
    data: { lastStep: step },
  })
  return count === 1
}

/** Removes the authenticator app; false if there was none. */
export async function deleteTotp(tx: Tx, personId: string): Promise<boolean> {
  const { count } = await tx.totpFactor.deleteMany({ where: { personId } })
  return count === 1
}

/** Replaces all recovery codes of the person. */
export async function replaceRecoveryCodes(
  tx: Tx,
  personId: string,
  digests: readonly TokenDigest[],
): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { personId } })
  await tx.recoveryCode.createMany({ data: digests.map((digest) => ({ digest, personId })) })
}

/** Uses a recovery code up; false if it does not belong to this person, or was used. */
export async function spendRecoveryCode(
  tx: Tx,
  personId: string,
  code: { digests: TokenDigest[]; at: Date },
): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { digest: { in: code.digests }, personId, usedAt: null },
    data: { usedAt: code.at },
  })
  return count === 1
}

/** Removes every factor and every recovery code of the person. */
export async function deleteFactors(tx: Tx, personId: string): Promise<void> {
  await tx.totpFactor.deleteMany({ where: { personId } })
  await tx.passkey.deleteMany({ where: { personId } })
  await tx.recoveryCode.deleteMany({ where: { personId } })
}

const FACTORS_AT_ONCE = 500

/** An authenticator app's sealed key. */
export type SealedFactor = { personId: string; sealed: Uint8Array<ArrayBuffer> }

/** The next authenticator apps after this person whose key does not begin with `mark`. */
export function findSealedFactors(
  tx: Tx,
  after: string,
  mark: Uint8Array,
): Promise<SealedFactor[]> {
  return tx.$queryRaw`SELECT person_id AS "personId", sealed_secret AS sealed FROM totp_factor
    WHERE person_id > ${after} AND substr(sealed_secret, 1, length(${mark}::bytea)) <> ${mark}::bytea
    ORDER BY person_id LIMIT ${FACTORS_AT_ONCE}`
}

/** Writes an authenticator app's key anew, unless it has changed meanwhile. */
export async function resealFactor(
  tx: Tx,
  factor: SealedFactor & { anew: Uint8Array<ArrayBuffer> },
): Promise<void> {
  await tx.totpFactor.updateMany({
    where: { personId: factor.personId, sealedSecret: factor.sealed },
    data: { sealedSecret: factor.anew },
  })
}
