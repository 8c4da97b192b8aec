import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { DeviceCodeForm } from '@/components/ceremony/device-code-form'
import { DeviceOutcome, isDeviceOutcome } from '@/components/ceremony/device-outcome'
import { DeviceQuestion } from '@/components/ceremony/device-question'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { signedInActor } from '@/lib/auth/current-actor'
import { readDevice } from '@/lib/oauth/interaction/read-device'
import { findProfile } from '@/lib/people/find-profile'
import { switchPerson } from './actions'
import { codeError } from './code-errors'
import { lookUpCode } from './look-up-code'

export const metadata: Metadata = { title: 'Connect a device' }

/** Where the engine takes both forms. */
const ENGINE = '/oauth2/device'

type Query = Partial<Record<'step' | 'user_code' | 'done' | 'error', string | string[]>>

export default async function DevicePage({ searchParams }: { searchParams: Promise<Query> }) {
  const { step, user_code, done, error } = await searchParams
  if (isDeviceOutcome(done)) return <DeviceOutcome outcome={done} />
  const userCode = typeof user_code === 'string' ? user_code.slice(0, 32) : null
  const cookie = (await headers()).get('cookie')
  const asksFor = step && !error ? userCode : null
  const actor = asksFor ? await signedInActor() : null
  const { view, wrong } = asksFor
    ? await lookUpCode(cookie, asksFor)
    : { view: await readDevice(cookie, null), wrong: error }
  if (!view) {
    // Only the engine can set the cookie that the form needs.
    if (!step)
      redirect(userCode ? `${ENGINE}?${new URLSearchParams({ user_code: userCode })}` : ENGINE)
    return <NoCookies />
  }
  if (!asksFor || !actor || !view.asking) {
    return (
      <CeremonyFrame
        title="Connect a device"
        description="Type the code that your television, your terminal or another device shows."
      >
        <DeviceCodeForm
          action={ENGINE}
          xsrf={view.xsrf}
          userCode={userCode}
          error={codeError(wrong)}
        />
      </CeremonyFrame>
    )
  }
  const { app } = view.asking
  return (
    <CeremonyFrame width="md" title={`Let ${app.name} in on your device?`}>
      <DeviceQuestion
        action={ENGINE}
        xsrf={view.xsrf}
        userCode={asksFor}
        asking={view.asking}
        logo={logoOf(app, asksFor)}
        person={await findProfile(actor)}
        switchPerson={switchPerson.bind(null, asksFor)}
      />
    </CeremonyFrame>
  )
}

function logoOf({ logoUpdatedAt }: { logoUpdatedAt: Date | null }, userCode: string) {
  if (!logoUpdatedAt) return null
  const query = new URLSearchParams({ user_code: userCode, v: String(logoUpdatedAt.getTime()) })
  return `/device/logo?${query}`
}

function NoCookies() {
  return (
    <CeremonyFrame title="Your browser sent no cookies">
      <p className="text-pretty text-muted">
        Connecting a device needs cookies of this site, and yours were not sent. Allow them, then
        open the address that your device shows once more.
      </p>
    </CeremonyFrame>
  )
}
