import type { Tx } from '@/lib/db/client'
import type { TokenDigest } from '../token-digest'

type NewEmailChange = {
  personId: string
  tokenDigest: TokenDigest
  email: string
  createdAt: Date
  expiresAt: Date
}

/** Writes what a person asks for, in place of what they asked for before. */
export async function replaceEmailChange(tx: Tx, change: NewEmailChange): Promise<void> {
  const { personId, ...data } = change
  await tx.emailChange.upsert({ where: { personId }, create: change, update: data })
}

type Asked = { personId: string; tokenDigest?: TokenDigest }

/** What the person asked for last, by the link if one is named, while it works at `at`. */
export function findEmailChange(tx: Tx, asked: Asked, at: Date) {
  return tx.emailChange.findUnique({
    where: { ...asked, expiresAt: { gt: at } },
    select: { email: true, expiresAt: true },
  })
}

/** Uses the link up; false if another request was first, or another link has taken its place. */
export async function takeEmailChange(
  tx: Tx,
  personId: string,
  tokenDigest: TokenDigest,
): Promise<boolean> {
  return (await tx.emailChange.deleteMany({ where: { personId, tokenDigest } })).count === 1
}

/** Removes what expired before. Answers how many. */
export async function deleteEmailChangesBefore(tx: Tx, before: Date): Promise<number> {
  return (await tx.emailChange.deleteMany({ where: { expiresAt: { lte: before } } })).count
}

/**
 * Whether the email of a person is kept by others: a provider signs them in, they have no password, or the directory of
 * one of their organizations has written them. Without a token a directory writes nobody any more.
 */
export async function isEmailKeptElsewhere(tx: Tx, personId: string): Promise<boolean> {
  const isWritten = { scimUser: { is: { removedAt: null } } }
  const found = await tx.person.findFirst({
    where: {
      id: personId,
      OR: [
        { passwordDigest: null },
        { identities: { some: {} } },
        { memberships: { some: { ...isWritten, organization: { scimTokens: { some: {} } } } } },
      ],
    },
    select: { id: true },
  })
  return found !== null
}
