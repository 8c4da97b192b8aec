import type { Metadata } from 'next'
import { CeremonyFrame } from '@/components/frame/ceremony-frame'
import { ForgotPasswordForm } from '@/components/people/forgot-password-form'
import { Link } from '@/components/ui/link'
import { isMailConfigured } from '@/lib/mail/mail-server'
import { forgetPassword } from './actions'

export const metadata: Metadata = { title: 'Forgot password' }

export default function ForgotPasswordPage() {
  return (
    <CeremonyFrame
      title="Forgot password"
      description="You get a link with which you choose a new one."
      footer={
        <Link href="/sign-in" className="underline underline-offset-4">
          Back to sign-in
        </Link>
      }
    >
      <ForgotPasswordForm ask={forgetPassword} byMail={isMailConfigured()} />
    </CeremonyFrame>
  )
}
