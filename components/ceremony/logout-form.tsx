import { Button } from '@/components/ui/button'

type LogoutFormProps = {
  /** Where the engine takes the answer. */
  action: string
  xsrf: string
  appName: string | null
}

/** Signs out everywhere, or only of the app that asked. */
export function LogoutForm({ action, xsrf, appName }: LogoutFormProps) {
  return (
    <form method="post" action={action} className="flex flex-col gap-2">
      <input type="hidden" name="xsrf" value={xsrf} />
      <Button type="submit" name="logout" value="yes" variant="primary" early>
        Sign out
      </Button>
      <Button type="submit" variant="ghost" early>
        {appName ? `Only of ${appName}` : 'Stay signed in'}
      </Button>
    </form>
  )
}
