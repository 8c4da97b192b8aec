import { ScimPanel } from '@/components/directory/scim-panel'
import type { Actor } from '@/lib/actor'
import { config } from '@/lib/config'
import { SCIM_PATH } from '@/lib/directory/directory-user'
import { listScimTokens } from '@/lib/directory/list-scim-tokens'
import { make, revoke } from './scim/actions'

/** With which tokens the company's directory provisions people. */
export async function Provisioning({ actor }: { actor: Actor }) {
  const tokens = await listScimTokens(actor)
  return (
    <div className="mt-6">
      <ScimPanel
        address={`${config().url}${SCIM_PATH}`}
        tokens={tokens}
        make={make}
        revoke={revoke}
      />
    </div>
  )
}
