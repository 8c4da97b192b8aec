import { acceptInput } from '@/lib/accept-input'
import type { Actor } from '@/lib/actor'
import type { AppView } from '@/lib/apps/app'
import { registerApp } from '@/lib/apps/registration/register-app'
import { type AppForm, appForm } from '@/lib/apps/registration/registration'
import { drawLogo } from './logo'

/** Registers an app as its owner fills in the form; `logo` is a colour and a letter. */
export async function register(
  owner: Actor,
  { logo, ...form }: AppForm & { logo?: [colour: string, letter: string] },
): Promise<AppView> {
  const registration = acceptInput(appForm, form)
  return registerApp(owner, { ...registration, logo: logo && (await drawLogo(...logo)) })
}
