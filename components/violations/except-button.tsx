'use client'

import { titleOf } from '@/components/policies/title-of'
import { Button } from '@/components/ui/button'
import { FormDialog } from '@/components/ui/form-dialog'
import { SelectField } from '@/components/ui/select-field'
import { TextArea, TextField } from '@/components/ui/text-field'
import { DAY, now, secondsAfter } from '@/lib/clock'
import type { FormAction } from '@/lib/http/form'
import { APP_SETTINGS, type AppSetting, EXCEPTION_REASON_MAX } from '@/lib/policies/exempt'
import { EXCEPTION_MAX_DAYS } from '@/lib/violations/exception'
import type { ExceptionForm } from '@/lib/violations/exception-input'

type ExceptButtonProps = {
  label: string
  except: FormAction<ExceptionForm>
  /** The app and the policy, where they are known already. */
  of?: { appId: string; name: string; setting: AppSetting }
}

const OPTIONS = APP_SETTINGS.map((value) => ({ value, label: titleOf(value) }))

const dayAfter = (days: number) =>
  secondsAfter(now(), days * DAY)
    .toISOString()
    .slice(0, 10)

/** Lets a policy not count for one app for a while, with the reason. */
export function ExceptButton({ label, except, of }: ExceptButtonProps) {
  return (
    <FormDialog
      trigger={
        <Button size="sm" {...(of ? { 'aria-label': `${label}: ${of.name}` } : {})}>
          {label}
        </Button>
      }
      title={of ? `Exception for ${of.name}` : 'New exception'}
      description="The policy does not count for this app until the exception ends. It ends by itself."
      confirm="Give exception"
      action={except}
      done={() => 'The exception was given'}
    >
      {(field) => (
        <>
          {of ? (
            <>
              <input type="hidden" name={field('appId').name} value={of.appId} />
              <input type="hidden" name={field('setting').name} value={of.setting} />
              <p className="font-medium">{titleOf(of.setting)}</p>
            </>
          ) : (
            <>
              <TextField {...field('appId')} label="Client ID" required autoComplete="off" />
              <SelectField {...field('setting')} label="Policy" options={OPTIONS} />
            </>
          )}
          <TextArea
            {...field('reason')}
            label="Reason"
            required
            rows={3}
            maxLength={EXCEPTION_REASON_MAX}
          />
          <TextField
            {...field('endsOn')}
            label="Last day (UTC)"
            type="date"
            required
            min={dayAfter(0)}
            max={dayAfter(EXCEPTION_MAX_DAYS)}
            defaultValue={dayAfter(90)}
          />
        </>
      )}
    </FormDialog>
  )
}
