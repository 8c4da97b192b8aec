import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Name } from '@/components/ui/name'
import { Time } from '@/components/ui/time'
import { appPath } from '@/lib/apps/app'
import type { StillRefused } from '@/lib/usage/usage'
import { Since } from './since'
import { addressInWords, causeInWords, credentialInWords, timesInWords } from './usage-words'

/** Says that something still sends what the app refuses, though it was once right. */
export function RefusedBanner({ refused }: { refused: StillRefused | undefined }) {
  if (!refused) return null
  const { appId, credential, cause, since, lastAt, address, attempts } = refused
  return (
    <Banner
      tone="warning"
      title={
        <>
          Refused since <Since at={since} />: {causeInWords(cause).toLowerCase()}
        </>
      }
      action={
        <ButtonLink href={`${appPath(appId)}/usage#refused`} size="sm">
          View
        </ButtonLink>
      }
    >
      {credential ? <Name>{credentialInWords(credential)}</Name> : 'It'} is still being sent:{' '}
      {timesInWords(attempts)} in 24 hours, last <Time at={lastAt} /> from {addressInWords(address)}
      .
    </Banner>
  )
}
