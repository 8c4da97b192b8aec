import type { AppType } from '@/lib/apps/fields/field'
import type { Recipe } from './recipe'
import { RECIPES } from './recipes'

type KindOfApp = {
  type: AppType
  /** Whether it can have a secret here. */
  keepsSecret: boolean
  /** Whether a web app gets tokens for itself too. */
  clientCredentials: boolean
}

/** The recipes that fit an app of this kind, in their order. */
export function recipesFor(app: KindOfApp): Recipe[] {
  const types: AppType[] = app.clientCredentials ? [app.type, 'machine'] : [app.type]
  return RECIPES.filter(
    ({ use, fits }) =>
      use !== 'api' &&
      use !== 'mcp-server' &&
      fits.some((type) => types.includes(type) && (type === 'native' || app.keepsSecret)),
  )
}

/** The one of them that somebody chose by its id; the first when they chose none of these. */
export function chosenRecipe(recipes: readonly Recipe[], id: unknown): Recipe | undefined {
  return recipes.find((recipe) => recipe.id === id) ?? recipes[0]
}
