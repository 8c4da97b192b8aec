import { KeyRound, SearchX } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

export const AUTHORIZATIONS_PATH = '/authorizations'

/** Says that no app has access, or that none matches the search. */
export function NoAuthorizations({ search }: { search: string }) {
  if (!search) {
    return (
      <EmptyState icon={KeyRound} title="No app has access to your account">
        Apps whose request you approve are listed here. You can revoke their access here.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={SearchX}
      title="No app matches"
      action={<ButtonLink href={AUTHORIZATIONS_PATH}>Show all</ButtonLink>}
    >
      No authorized app, company or organization contains “{search}”.
    </EmptyState>
  )
}
