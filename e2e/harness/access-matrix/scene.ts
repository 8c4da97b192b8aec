import { type ActorName, sessionOf } from '../actors'
import type { Cluster } from '../cluster'
import type { Deployment } from '../deployment'
import { makeFixtures } from './fixtures'
import type { AttemptContext } from './operation'

/** What each actor acts on, and as whom. */
export type Scene = (actor: ActorName) => Promise<AttemptContext>

/** Fixtures and a session of its own for each actor: what one changes, the next does not find. */
export function newScene(deployment: Deployment): Scene {
  const { org, origin } = deployment
  const contexts: Partial<Record<ActorName, AttemptContext>> = {}
  return async (actor) => {
    contexts[actor] ??= {
      ...(await makeFixtures(deployment)),
      actor,
      session: await sessionOf(actor, org, origin),
    }
    return contexts[actor]
  }
}

const sharedScenes = new WeakMap<Cluster, Scene>()

/** The scene of all that only reads: fixtures of all, and one session for each actor. */
export function sharedScene(deployment: Deployment): Scene {
  const { cluster, org, origin } = deployment
  const known = sharedScenes.get(cluster)
  if (known) return known
  const fixtures = makeFixtures(deployment)
  const contexts: Partial<Record<ActorName, AttemptContext>> = {}
  const scene: Scene = async (actor) => {
    contexts[actor] ??= {
      ...(await fixtures),
      actor,
      session: await sessionOf(actor, org, origin),
    }
    return contexts[actor]
  }
  sharedScenes.set(cluster, scene)
  return scene
}
