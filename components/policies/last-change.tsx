import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { PolicyScope, type PolicyScopeProps } from './policy-scope'

export type LastChangeProps = {
  change: { at: Date; byName: string } | undefined
  scope?: PolicyScopeProps | undefined
}

/** Since when a setting is as it is, and by whom. */
export function LastChange({ change, scope }: LastChangeProps) {
  return (
    <>
      <p className="text-muted text-xs [overflow-wrap:anywhere]">
        {change ? (
          <>
            Changed by <Name>{change.byName}</Name> <Time at={change.at} />
          </>
        ) : (
          'Never changed'
        )}
      </p>
      <PolicyScope {...scope} />
    </>
  )
}
