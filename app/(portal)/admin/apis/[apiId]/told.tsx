import { ClaimsPreviewPanel } from '@/components/apps/claims-preview-panel'
import type { Actor } from '@/lib/actor'
import type { ApiView } from '@/lib/apis/api'
import { previewApiClaims } from '@/lib/oauth/tokens/preview-claims'

/** What a token of this API would say of the person who looks. */
export async function Told({ actor, api }: { actor: Actor; api: ApiView }) {
  const told = await previewApiClaims(actor, api)
  if (!told) return null
  return (
    <ClaimsPreviewPanel
      description="In a token for you, if you let the app read your profile and email."
      parts={[{ title: 'Access token', claims: told }]}
    />
  )
}
