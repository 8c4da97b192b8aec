import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Name } from '@/components/ui/name'
import { appPath } from '@/lib/apps/app'
import type { Federable } from '@/lib/usage/federation'
import { DAILY_USES_DAYS } from '@/lib/usage/usage'
import { countOf } from './chart-scale'

type FederableNoteProps = {
  appId: string
  federable: readonly Federable[]
  mayChange: boolean
}

/** That a secret could be done without, for those that seem to be used from one platform alone. */
export function FederableNote({ appId, federable, mayChange }: FederableNoteProps) {
  return federable.map(({ secretId, secretName, platform, callers }) => (
    <Banner
      key={secretId}
      tone="info"
      title={
        <>
          <Name>{secretName}</Name> looks like it is used from {platform.label} only
        </>
      }
      action={
        mayChange ? (
          <ButtonLink size="sm" href={`${appPath(appId)}/federated?add=${platform.preset}`}>
            Replace it
          </ButtonLink>
        ) : undefined
      }
    >
      {callers === 1 ? 'Its one caller says' : `All of its ${countOf(callers, 'caller')} say`} so in
      the user agent, in the last {DAILY_USES_DAYS} days. {platform.label} issues tokens to what
      runs there, so the app could do without this secret. Both work side by side until nothing
      sends the secret any more.
    </Banner>
  ))
}
