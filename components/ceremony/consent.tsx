import type { InteractionView } from '@/lib/oauth/interaction/interaction'
import { AnswerForm, type AnswerState } from './answer-form'
import { AppFacts } from './app-facts'
import { AskingApp } from './asking-app'
import { DevelopmentNote, DeviceNote } from './device-note'
import { ScopeList } from './scope-list'
import { SignedInAs } from './signed-in-as'
import { TrustNote } from './trust-note'

type ConsentProps = {
  view: InteractionView
  person: { name: string; email: string }
  answer: (before: AnswerState, form: FormData) => Promise<AnswerState>
  switchPerson: () => Promise<void>
}

/** The address of the app's logo, for the browser of this interaction. */
function logoOf({ uid, app }: InteractionView): string | null {
  return app.logoUpdatedAt ? `/interaction/${uid}/logo?v=${app.logoUpdatedAt.getTime()}` : null
}

/** What a person should know before they give an app access, and the two answers. */
export function Consent({ view, person, answer, switchPerson }: ConsentProps) {
  const { app, scopes, returnHost, returnScheme } = view
  return (
    <>
      <AskingApp app={app} logo={logoOf(view)} />
      <TrustNote verified={app.verified} returnHost={returnHost} />
      {returnScheme ? <DeviceNote appName={app.name} scheme={returnScheme} /> : null}
      {app.inDevelopment ? <DevelopmentNote /> : null}
      <section aria-labelledby="asks" className="flex flex-col gap-3 border-y py-4">
        <h2 id="asks" className="font-semibold">
          What it asks for
        </h2>
        <ScopeList scopes={scopes} />
      </section>
      <AppFacts app={app} />
      <SignedInAs person={person} switchPerson={switchPerson} />
      <AnswerForm action={answer} where={returnHost ?? app.name} />
    </>
  )
}
