import { Prisma } from '@/lib/db/generated/client'

/** Which hours of refusals are asked for. Null narrows nothing. */
export type RefusedFilter = {
  cause: string | null
  address: string | null
  /** The hour in which it is counts as a whole. */
  from: Date | null
  until: Date | null
}

/** The conditions of a filter, in SQL, for the hours `r`. */
export function narrowed({ cause, address, from, until }: RefusedFilter): Prisma.Sql[] {
  return [
    cause && Prisma.sql`r.cause = ${cause}`,
    address && Prisma.sql`r.address = ${address}`,
    from && Prisma.sql`r.hour >= date_trunc('hour', ${from}::timestamptz, 'UTC')`,
    until && Prisma.sql`r.hour < ${until}::timestamptz`,
  ].filter((one) => one instanceof Prisma.Sql)
}
