import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { DeviceView } from '@/lib/oauth/interaction/interaction'
import { AppFacts } from './app-facts'
import { AskingApp } from './asking-app'
import { ScopeList } from './scope-list'
import { SignedInAs } from './signed-in-as'
import { TrustNote } from './trust-note'

type DeviceQuestionProps = {
  action: string
  xsrf: string
  userCode: string
  asking: NonNullable<DeviceView['asking']>
  logo: string | null
  person: { name: string; email: string }
  switchPerson: () => Promise<void>
}

/**
 * Which device asks for what. The code is shown again, because whoever was sent a link has to see
 * that it is the code of a device in front of them (RFC 8628 §5.4).
 */
export function DeviceQuestion(props: DeviceQuestionProps) {
  const { userCode, asking, logo, person, switchPerson } = props
  return (
    <>
      <AskingApp app={asking.app} logo={logo} />
      <Banner tone="info" title="Is this the code on your device?">
        <p className="py-1 font-mono text-lg text-text tracking-[0.2em]">{userCode}</p>
        If it is not, or if somebody sent you here, deny.
      </Banner>
      <TrustNote verified={asking.app.verified} returnHost={null} />
      <section aria-labelledby="asks" className="flex flex-col gap-3 border-y py-4">
        <h2 id="asks" className="font-semibold">
          What it asks for
        </h2>
        <ScopeList scopes={asking.scopes} />
      </section>
      <AppFacts app={asking.app} />
      <SignedInAs person={person} switchPerson={switchPerson} />
      <Answers {...props} />
    </>
  )
}

function Answers({ action, xsrf, userCode }: DeviceQuestionProps) {
  return (
    <form
      method="post"
      action={action}
      className="flex flex-col-reverse gap-2 sm:grid sm:grid-cols-2"
    >
      <input type="hidden" name="xsrf" value={xsrf} />
      <input type="hidden" name="user_code" value={userCode} />
      <Button type="submit" name="abort" value="yes" early>
        Deny
      </Button>
      <Button type="submit" name="confirm" value="yes" variant="primary" early>
        Approve
      </Button>
    </form>
  )
}
