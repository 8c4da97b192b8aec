'use client'

import { CalendarClock } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { TextField } from '@/components/ui/text-field'
import type { FormAction } from '@/lib/http/form'
import type { TransitionForm } from '@/lib/secrets/transition-input'

type SetEndButtonProps = { endsAt: Date | null; setEnd: FormAction<TransitionForm> }

/** Asks for the last day on which secrets that were moved in work. */
export function SetEndButton({ endsAt, setEnd }: SetEndButtonProps) {
  return (
    <FormDialog
      trigger={<Button icon={CalendarClock}>{endsAt ? 'Change the day' : 'Set a last day'}</Button>}
      title="Last day of imported secrets"
      description="From the end of this day (UTC) they are refused, and the support desk says why. Their owners see the day on each app’s page."
      confirm="Save"
      action={setEnd}
      done={() => 'The last day was saved'}
    >
      {(field) => (
        <TextField
          {...field('endsOn')}
          type="date"
          label="Last day"
          defaultValue={endsAt?.toISOString().slice(0, 10) ?? ''}
          description="Leave it empty for no end."
        />
      )}
    </FormDialog>
  )
}
