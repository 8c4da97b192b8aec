import type { Origin } from '@/lib/actor'
import { deleteByProgram } from '@/lib/apps/programs/delete-by-program'
import { editByProgram } from '@/lib/apps/programs/edit-by-program'
import { withLogo } from '@/lib/apps/programs/logo-of-program'
import { registerOpenly } from '@/lib/apps/programs/register-openly'
import type { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { admitProgram } from '@/lib/secrets/admit-program'
import { renewForProgram } from '@/lib/secrets/renew-for-program'
import { Provider } from '../protocol/oidc-provider'
import { requestOriginOf } from '../request/origin'
import { limitOpenRegistrations } from './open-registration'
import { refusingMetadata } from './refuse-metadata'
import { registering } from './registering'

/**
 * Writes what `checkMetadata` has read: a new app if there is an initial access token, otherwise a
 * change. A change renews a secret that soon expires.
 */
export async function writeRegistration(appId: string, fetch: typeof fetchForeign): Promise<void> {
  const known = registering.get()
  if (!known?.registration) throw new Error('lib/oauth: a registration was written unread')
  const { token, open, registration } = known
  const origin = presentOrigin()
  const issued = await refusingMetadata(async () => {
    if (open) {
      if (Provider.ctx) limitOpenRegistrations(Provider.ctx)
      await registerOpenly(appId, registration, origin)
      return null
    }
    const read = await withLogo(appId, registration, fetch)
    if (token) return admitProgram({ appId, token, origin }, read)
    await editByProgram(appId, read, origin)
    return renewForProgram(appId, origin)
  })
  registering.set({ ...known, issued })
}

/** RFC 7592 §2.3. */
export async function removeRegistration(appId: string): Promise<void> {
  await refusingMetadata(() => deleteByProgram(appId, presentOrigin()))
}

function presentOrigin(): Origin {
  const req = Provider.ctx?.req
  if (!req) throw new Error('lib/oauth: programs register within a request only')
  return requestOriginOf(req)
}
