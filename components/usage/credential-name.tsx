import { Link } from '@/components/ui/link'
import { Name } from '@/components/ui/name'
import type { Credential } from '@/lib/usage/usage'

type CredentialNameProps = {
  credential: Pick<Credential, 'name' | 'hint'>
  /** A page that tells of it alone. */
  href?: string | undefined
}

/** The name of a secret or key, with the hint by which it is found in a vault. */
export function CredentialName({ credential: { name, hint }, href }: CredentialNameProps) {
  return (
    <div className="min-w-0">
      {href ? (
        <Link href={href} scroll={false} className="block [overflow-wrap:anywhere] hover:underline">
          <Name>{name}</Name>
        </Link>
      ) : (
        <span className="block [overflow-wrap:anywhere]">
          <Name>{name}</Name>
        </span>
      )}
      {hint ? (
        <span
          translate="no"
          className="block font-mono text-[0.8125rem] text-muted [overflow-wrap:anywhere]"
        >
          {hint}
        </span>
      ) : null}
    </div>
  )
}
