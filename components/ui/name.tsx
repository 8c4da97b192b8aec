import type { ReactNode } from 'react'

/**
 * What people have called something: a person, an app, a company, a secret, an API. It runs in its
 * own direction, and does not turn what stands around it (Unicode UAX 9).
 */
export function Name({ children }: { children: ReactNode }) {
  return <bdi dir="auto">{children}</bdi>
}
