/** What the audit log is filtered by, and where its page begins, as they stand in the address. */
export type AuditParameters = Readonly<Record<string, string | undefined>>

export const AUDIT_PATH = '/audit'

/** The address of the log at this path, with what is given and nothing else. */
export function auditAddress(path: string, parameters: AuditParameters): string {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  )
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}

/** How many filters narrow the log. */
export function countFilters({ before: _, after: __, ...filter }: AuditParameters): number {
  return Object.values(filter).filter(Boolean).length
}

/** Whether anything narrows the log. */
export const isNarrowed = (query: AuditParameters) => countFilters(query) > 0
