import { Button } from '@/components/ui/button'

const INTERACTION = /^\/interaction\/[\w-]{1,64}$/

/**
 * The way back to the app that sent the person to sign in; nothing when no app did. The app is not
 * named: only the interaction's own page knows it.
 */
export function BackToApp({ next }: { next: string | null }) {
  if (next === null || !INTERACTION.test(next)) return null
  return (
    <form method="post" action={`${next}/leave`} className="grid">
      <Button type="submit" variant="ghost" early>
        Go back to the app
      </Button>
    </form>
  )
}
