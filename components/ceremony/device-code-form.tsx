import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'

type DeviceCodeFormProps = {
  /** Where the engine takes the code. */
  action: string
  xsrf: string
  /** What was typed before. */
  userCode: string | null
  /** What was wrong with the code before. */
  error: string | undefined
}

/** The code that a device shows is typed here. */
export function DeviceCodeForm({ action, xsrf, userCode, error }: DeviceCodeFormProps) {
  return (
    <form method="post" action={action} className="flex flex-col gap-4">
      <input type="hidden" name="xsrf" value={xsrf} />
      <TextField
        label="Code"
        name="user_code"
        description="Letters only. Capitals and the dash do not matter."
        defaultValue={userCode ?? undefined}
        error={error}
        required
        mono
        maxLength={32}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        className="text-center uppercase tracking-[0.2em]"
      />
      <Button type="submit" variant="primary" early>
        Continue
      </Button>
    </form>
  )
}
