import { ACTORS, type ActorName, sessionOf } from '../actors'
import type { Cluster } from '../cluster'
import type { Deployment } from '../deployment'
import { type Fixtures, makeFixtures } from './fixtures'
import type { AttemptContext, Operation } from './operation'

/** What each actor acts on, and as whom. */
export type Scene = (actor: ActorName) => Promise<AttemptContext>

/**
 * A session of its own for each actor. Whoever may do it has fixtures of their own: what one changes,
 * the next does not find. Those who are refused change nothing and share theirs, save the stranger,
 * on whose fixtures others act later.
 */
export function newScene(deployment: Deployment, { answers }: Operation): Scene {
  const { org, origin } = deployment
  const contexts: Partial<Record<ActorName, AttemptContext>> = {}
  let unchanged: Promise<Fixtures> | null = null
  const fixturesOf = (actor: ActorName) => {
    const isRefused = answers[ACTORS.indexOf(actor)] !== 'ok'
    if (!isRefused || actor === 'stranger') return makeFixtures(deployment)
    unchanged ??= makeFixtures(deployment)
    return unchanged
  }
  return async (actor) => {
    contexts[actor] ??= {
      ...(await fixturesOf(actor)),
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
