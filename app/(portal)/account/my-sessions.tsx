import { SessionsTable } from '@/components/people/sessions-table'
import { SignOutEverywhereButton } from '@/components/people/sign-out-everywhere-button'
import { Panel } from '@/components/ui/panel'
import { currentVisitor } from '@/lib/auth/current-actor'
import { listMySessions } from '@/lib/people/sessions/list-sessions'
import { endMine, signMeOutEverywhere } from './actions'

/** Where the person who asks is signed in. */
export async function MySessions() {
  const { person, sessionId } = await currentVisitor()
  return (
    <Panel
      title="Sessions"
      description="Where you are signed in. End what you do not know; then change your password."
      actions={<SignOutEverywhereButton signOutEverywhere={signMeOutEverywhere} />}
      flush
    >
      <SessionsTable {...(await listMySessions(person, sessionId))} end={endMine} />
    </Panel>
  )
}
