import { ClaimsPreviewPanel } from '@/components/apps/claims-preview-panel'
import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { authenticationMethods } from '@/lib/auth/current-actor'
import { previewClaims } from '@/lib/oauth/tokens/preview-claims'

/** What the app would be told of the person who looks. Nobody signs in to a machine app. */
export async function Told({ actor, app }: { actor: Actor; app: AppView }) {
  const told = await previewClaims({ actor, amr: await authenticationMethods() }, app)
  if (!told) return null
  return (
    <ClaimsPreviewPanel
      description="If you let it read your profile and email. Some of it is set under Protocol, in the registration."
      parts={[
        { title: 'ID token', claims: told.idToken },
        { title: 'Userinfo', claims: told.userinfo },
      ]}
    />
  )
}
