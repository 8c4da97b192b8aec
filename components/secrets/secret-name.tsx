import { Name } from '@/components/ui/name'
import type { SecretView } from '@/lib/secrets/secret'

/** A secret's name with its hint: the one that people gave it, and the one in vaults and logs. */
export function SecretName({ name, hint }: Pick<SecretView, 'name' | 'hint'>) {
  return (
    <>
      <span className="font-medium">
        <Name>{name}</Name>
      </span>{' '}
      <span
        translate="no"
        className="font-mono font-normal text-[0.8125rem] text-muted [overflow-wrap:anywhere]"
      >
        {hint}
      </span>
    </>
  )
}
