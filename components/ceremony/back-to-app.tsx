import { Button } from '@/components/ui/button'
import { Name } from '@/components/ui/name'

const INTERACTION = /^\/interaction\/[\w-]{1,64}$/

type BackToAppProps = { next: string | null; appName: string | undefined }

/** The way back to the app that sent the person to sign in; nothing when no app did. */
export function BackToApp({ next, appName }: BackToAppProps) {
  if (next === null || !INTERACTION.test(next)) return null
  return (
    <form method="post" action={`${next}/leave`} className="grid">
      <Button type="submit" variant="ghost" early named>
        <span>Go back to {appName ? <Name>{appName}</Name> : 'the app'}</span>
      </Button>
    </form>
  )
}
