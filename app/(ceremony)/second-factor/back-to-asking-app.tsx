import { BackToApp } from '@/components/ceremony/back-to-app'
import { readAskingApp } from '@/lib/oauth/interaction/read-asking-app'

/** The way back to the app that asks for a sign-in, by its name; nothing when no app does. */
export async function BackToAskingApp({ next }: { next: string | null }) {
  return <BackToApp next={next} appName={(await readAskingApp(next))?.name} />
}
