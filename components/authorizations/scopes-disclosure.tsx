import { ChevronRight } from 'lucide-react'
import type { GrantedScope } from '@/lib/grants/grant'

/** What an app may do, folded: a count, and the sentences behind it. */
export function ScopesDisclosure({ scopes }: { scopes: readonly GrantedScope[] }) {
  if (scopes.length === 0) return <p className="text-muted">Only that you signed in to it.</p>
  return (
    <details className="group">
      <summary className="inline-flex list-none items-center whitespace-nowrap gap-1 rounded-sm text-muted hover:text-text [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="size-4 transition-transform group-open:rotate-90"
        />
        {scopes.length === 1 ? 'One permission' : `${scopes.length} permissions`}
      </summary>
      <ul className="mt-2 flex flex-col gap-1.5 pl-5">
        {scopes.map(({ name, sentence, apiName }) => (
          <li key={name} className="[overflow-wrap:anywhere]">
            {sentence ?? <span className="font-mono text-[0.8125rem]">{name}</span>}
            {sentence ? null : <span className="text-muted"> (not described)</span>}
            {apiName ? <span className="block text-[0.8125rem] text-muted">{apiName}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
