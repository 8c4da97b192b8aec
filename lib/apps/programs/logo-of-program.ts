import type { fetchForeign } from '@/lib/outgoing/fetch-foreign'
import { fetchLogo } from '../logo/fetch-logo'
import type { LogoEdit } from '../logo/write-logo'
import type { ProgramRegistration } from '../registration/registration'
import { findAppOfProgram } from './find-app-of-program'

/** A program's registration, and what the same request does to the logo. */
export type WithLogo = ProgramRegistration & { logo: LogoEdit<ArrayBuffer> }

/**
 * Fetches the logo of a registration, unless the app has it already. A logo that cannot be fetched is
 * not registered, so that the answer does not name it. One that was uploaded in the portal stays
 * while the program names none.
 */
export async function withLogo(
  appId: string,
  registration: ProgramRegistration,
  fetch: typeof fetchForeign,
): Promise<WithLogo> {
  const before = (await findAppOfProgram(appId))?.logoUri ?? null
  const { logoUri } = registration
  if (logoUri === before) return { ...registration, logo: undefined }
  const logo = logoUri === null ? null : await fetchLogo(logoUri, fetch)
  return { ...registration, logoUri: logo && logoUri, logo }
}
