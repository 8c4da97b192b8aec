import { DisabledBadge } from '@/components/people/disabled-badge'
import { Name } from '@/components/ui/name'
import { Facts, Panel } from '@/components/ui/panel'
import type { ApiView } from '@/lib/apis/api'
import { ACCESS_LABELS } from './permission-words'

/** Which apps get permissions of the API, and who decides. */
export function AccessPanel({ api, ownerDisabled }: { api: ApiView; ownerDisabled: boolean }) {
  const { owner } = api
  return (
    <Panel
      title="Access"
      description="Which apps get what they request. A rule decides about new requests: what is granted stays granted."
    >
      <Facts
        facts={[
          { term: 'Apps for themselves', value: ACCESS_LABELS[api.accessForItself] },
          { term: 'Apps for people', value: ACCESS_LABELS[api.accessForPeople] },
          {
            term: 'Decided by',
            value: owner ? (
              <>
                <Name>{owner.name}</Name> {ownerDisabled ? <DisabledBadge /> : null}, and the
                administrators
              </>
            ) : (
              'The administrators'
            ),
          },
        ]}
      />
    </Panel>
  )
}
