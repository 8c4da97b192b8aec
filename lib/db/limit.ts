import { Prisma } from './generated/client'

/** `LIMIT` for so many rows; nothing for null, because a LIMIT of NULL keeps PostgreSQL from counting with several processes. */
export function limitTo(most: number | null): Prisma.Sql {
  return most === null ? Prisma.empty : Prisma.sql`LIMIT ${most}`
}
