import { Check, ChevronRight, CircleHelp } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import type { InteractionScope } from '@/lib/oauth/interaction/interaction'
import { groupScopes } from './group-scopes'

/** The scopes that the app asks for: new ones open, those granted before folded. */
export function ScopeList({ scopes }: { scopes: readonly InteractionScope[] }) {
  const requested = scopes.filter(({ isNew }) => isNew)
  const given = scopes.filter(({ isNew }) => !isNew)
  if (scopes.length === 0) {
    return <p className="text-muted">It asks only that you sign in.</p>
  }
  return (
    <div className="flex flex-col gap-4">
      {requested.length > 0 ? (
        <ScopeGroups scopes={requested} marked={given.length > 0} />
      ) : (
        <p className="text-muted">It asks for nothing new.</p>
      )}
      {given.length > 0 ? (
        <details className="group/given">
          <summary className="inline-flex list-none items-center gap-1 rounded-sm text-muted hover:text-text [&::-webkit-details-marker]:hidden">
            <ChevronRight
              aria-hidden="true"
              className="size-4 transition-transform group-open/given:rotate-90"
            />
            {given.length === 1 ? 'One thing' : `${given.length} things`} you allowed before
          </summary>
          <div className="mt-3 pl-5">
            <ScopeGroups scopes={given} marked={false} />
          </div>
        </details>
      ) : null}
    </div>
  )
}

type Groups = { scopes: readonly InteractionScope[]; marked: boolean }

function ScopeGroups({ scopes, marked }: Groups) {
  return (
    <div className="flex flex-col gap-4">
      {groupScopes(scopes).map((group) => (
        <div key={group.title}>
          <h3 className="mb-1.5 font-medium text-[0.8125rem] text-muted">{group.title}</h3>
          <ul className="flex flex-col gap-2">
            {group.scopes.map((scope) => (
              <ScopeLine key={scope.name} scope={scope} marked={marked} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

function ScopeLine({ scope, marked }: { scope: InteractionScope; marked: boolean }) {
  const Sign = scope.sentence === null ? CircleHelp : Check
  return (
    <li className="flex items-start gap-2.5">
      <Sign
        aria-hidden="true"
        className={`mt-0.5 size-4 shrink-0 ${scope.sentence === null ? 'text-warning' : 'text-accent'}`}
      />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {scope.sentence ?? 'Something that it calls'}{' '}
        {scope.sentence === null ? (
          <code className="font-mono text-[0.8125rem]">{scope.name}</code>
        ) : null}
      </span>
      {marked ? <Badge tone="info">New</Badge> : null}
    </li>
  )
}
