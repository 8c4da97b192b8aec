import { StreamsPanel } from '@/components/apis/streams-panel'
import type { Actor } from '@/lib/actor'
import type { ApiView } from '@/lib/apis/api'
import { mayDecide } from '@/lib/apis/permissions/authorize-decision'
import { listStreams } from '@/lib/signals/list-streams'
import { remove, resume, stop } from '../streams/actions'

/** Who hears what ends tokens of the API. */
export async function Streams({ actor, api }: { actor: Actor; api: ApiView }) {
  const { id } = api
  return (
    <StreamsPanel
      streams={await listStreams(actor, id)}
      isJwt={api.tokenFormat === 'jwt'}
      actions={
        mayDecide(actor, api)
          ? {
              stop: stop.bind(null, id),
              resume: resume.bind(null, id),
              remove: remove.bind(null, id),
            }
          : null
      }
    />
  )
}
