import { CheckersPanel } from '@/components/apis/checkers-panel'
import type { Actor } from '@/lib/actor'
import type { ApiView } from '@/lib/apis/api'
import { listCheckers } from '@/lib/apis/checkers/list-checkers'
import { mayDecide } from '@/lib/apis/permissions/authorize-decision'
import { add, remove } from '../checkers/actions'

/** The apps that check the tokens of the API. */
export async function Checkers({ actor, api }: { actor: Actor; api: ApiView }) {
  const { id } = api
  return (
    <CheckersPanel
      title="Apps that check its tokens"
      description="They ask Keyturn about tokens for this API: the API itself, or what stands in front of it. Everybody else hears that a token is not active, except the app that got it."
      none="No app yet. An API that checks JWTs by their signature needs none."
      checkers={await listCheckers(actor, id)}
      actions={
        mayDecide(actor, api) ? { add: add.bind(null, id), remove: remove.bind(null, id) } : null
      }
    />
  )
}
