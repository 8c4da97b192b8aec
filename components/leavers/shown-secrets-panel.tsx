import { pageAddress } from '@/components/ui/page-address'
import { Pagination } from '@/components/ui/pagination'
import { Panel } from '@/components/ui/panel'
import type { FormAction } from '@/lib/http/form'
import { SHOWN_PER_PAGE, type ShownSecretsPage } from '@/lib/leavers/leaver'
import type { KeepSecretForm } from '@/lib/leavers/leaver-input'
import { ShownSecretsTable } from './shown-secrets-table'

type ShownSecretsPanelProps = {
  shown: ShownSecretsPage
  keep: FormAction<KeepSecretForm, null>
}

/** What a person was shown and still works; of a leaver, a list that one works off. */
export function ShownSecretsPanel({ shown, keep }: ShownSecretsPanelProps) {
  const { leaver, secrets, total, page } = shown
  const hasLeft = leaver.standing !== 'here'
  return (
    <section>
      <Panel
        title="Secrets they have seen"
        description={
          hasLeft
            ? 'What was shown to them when they made it, and worked when they left.'
            : 'What was shown to them when they made it, and still works. If they leave, it is listed here to be rotated.'
        }
        flush={total > 0}
      >
        {total > 0 ? (
          <ShownSecretsTable secrets={secrets} keep={hasLeft ? keep : null} />
        ) : (
          <p className="text-muted">
            They were shown no secret that {hasLeft ? 'worked when they left' : 'works'}. Values
            that were sealed to a key, delivered to a vault or imported were never shown.
          </p>
        )}
      </Panel>
      {total > SHOWN_PER_PAGE ? (
        <Pagination
          page={page}
          total={total}
          pageSize={SHOWN_PER_PAGE}
          noun="secrets"
          hrefOf={(to) => pageAddress(`/admin/people/${leaver.id}`, { page: to })}
        />
      ) : null}
    </section>
  )
}
