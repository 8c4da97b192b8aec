import { expect, type Page } from '@playwright/test'
import { generateSync } from 'otplib'

/** What an authenticator app shows; one step later for a second code within 30 seconds. */
export function codeOf(key: string, stepsLater = 0): string {
  const epoch = Math.floor(Date.now() / 1000) + 30 * stepsLater
  return generateSync({ secret: key, epoch })
}

/** Reads the key from the dialog that is open, and types the first code. */
export async function typeFirstCode(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog', { name: 'Add authenticator app' })
  await expect(dialog.getByRole('img', { name: /^QR code/ })).toBeVisible()
  const grouped = await dialog.getByText(/^([A-Z2-7]{4} ?)+$/).textContent()
  const key = (grouped ?? '').replaceAll(' ', '')
  await dialog.getByRole('textbox', { name: 'Code' }).fill(codeOf(key))
  await dialog.getByRole('button', { name: 'Add authenticator app' }).click()
  return key
}
