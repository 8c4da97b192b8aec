import { z } from 'zod'
import { colleagueEmail } from '@/lib/people/person-input'
import { isPrintable } from '@/lib/printable'
import { SEVERAL_APPS_MAX } from './several-apps'

const TOO_MANY = `At most ${SEVERAL_APPS_MAX} apps can be changed at once.`

const appIds = z
  .array(z.string().max(2_048).refine(isPrintable))
  .min(1, 'Choose an app first.')
  .max(SEVERAL_APPS_MAX, TOO_MANY)
  .transform((ids) => [...new Set(ids)])

/** Apps by their client IDs, each once. */
export const severalApps = z.object({ appIds }).brand<'SeveralApps'>()
export type SeveralApps = z.output<typeof severalApps>

/** The same, and the email of the colleague who gets them. */
export const newOwnerInput = z.object({ appIds, email: colleagueEmail }).brand<'NewOwner'>()
export type NewOwnerForm = z.input<typeof newOwnerInput>
export type NewOwnerInput = z.output<typeof newOwnerInput>
