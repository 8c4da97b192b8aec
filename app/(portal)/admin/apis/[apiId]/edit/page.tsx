import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ApiForm } from '@/components/apis/api-form'
import { PageHeader } from '@/components/ui/page-header'
import { StepUpFirst } from '@/components/ui/step-up'
import { mayChangeApis } from '@/lib/apis/authorize-api'
import { findLastEdit } from '@/lib/apis/find-last-edit'
import { revisionOf } from '@/lib/apis/revision'
import { signedInActor } from '@/lib/auth/current-actor'
import { edit } from '../../actions'
import { apiOfPage } from '../../api-of-page'

export const metadata: Metadata = { title: 'Edit API' }

type EditApiPageProps = { params: Promise<{ apiId: string }> }

export default async function EditApiPage({ params }: EditApiPageProps) {
  const actor = await signedInActor()
  const api = await apiOfPage((await params).apiId)
  if (!mayChangeApis(actor)) notFound()
  const { id, name } = api
  return (
    <>
      <StepUpFirst />
      <PageHeader
        title={`Edit ${name}`}
        description="A change applies to tokens that are issued after it."
        back={{ href: `/admin/apis/${id}`, label: name }}
      />
      <ApiForm
        values={api}
        saved={{ revision: revisionOf(api), lastEdit: await findLastEdit(actor, id) }}
        action={edit.bind(null, id)}
        submitLabel="Save changes"
        done="API changed"
        cancelHref={`/admin/apis/${id}`}
      />
    </>
  )
}
