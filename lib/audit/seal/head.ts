/** The newest seal of a chain, short enough to write down. */
export type Head = { organization: string; number: number; total: number; hash: string }

const HEAD = /^(org_[0-9A-Za-z]{20})\.(\d{1,9})\.(\d{1,12})\.([\w-]{43})$/

/** `org_….12.340.<hash>`: the organization, the number of the seal, its total, its hash. */
export const writeHead = (head: Head): string =>
  [head.organization, head.number, head.total, head.hash].join('.')

/** The head that somebody has kept; null if that is none. */
export function readHead(text: string): Head | null {
  const [, organization, number, total, kept] = HEAD.exec(text.trim()) ?? []
  if (!organization || !kept) return null
  return { organization, number: Number(number), total: Number(total), hash: kept }
}
