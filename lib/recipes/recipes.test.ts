import { expect, test } from '@playwright/test'
import { redirectUriOf } from './recipe'
import { RECIPES } from './recipes'
import { chosenRecipe, recipesFor } from './recipes-for'
import { settingOf } from './setting-of'

const APP = {
  id: 'app_0123456789abcdefghij',
  redirectUris: ['http://localhost:4000/somewhere/else'],
  scopes: ['orders.read'],
}
const setting = settingOf(APP, 'https://keyturn.example')
const ids = (recipes: { id: string }[]) => recipes.map(({ id }) => id)

for (const recipe of RECIPES) {
  test(`the code for ${recipe.id} has this server and the app in it, and no secret`, () => {
    const text = recipe.text(setting)
    const known = recipe.use === 'mcp-client' ? setting.audience : setting.issuer
    expect(text).toContain(known)
    if (recipe.use !== 'api' && recipe.use !== 'mcp-server') expect(text).toContain(APP.id)
    const told = Object.values(recipe.environment).includes('app-url')
    const place = recipe.language === 'JSON' ? '"4000"' : 'http://localhost:4000'
    expect(text.includes(place)).toBe(recipe.callback !== null && !told)
    expect(text).not.toMatch(/kt_cs_/)
    const read = [...text.matchAll(/process\.env\.(\w+)/g)].map(([, name]) => name)
    expect(Object.keys(recipe.environment)).toEqual(expect.arrayContaining(read))
    expect(redirectUriOf(recipe, setting)).toBe(
      recipe.callback && `http://localhost:4000${recipe.callback}`,
    )
  })
}

test('no two recipes have one id', () => {
  expect(new Set(ids([...RECIPES])).size).toBe(RECIPES.length)
})

test('an app without an address of its own is taken to run on this machine', () => {
  const { appUrl } = settingOf(
    { ...APP, redirectUris: ['com.example.app:/cb'] },
    'https://k.example',
  )
  expect(appUrl).toBe('http://localhost:3000')
})

test('the type of an app decides which recipes fit it', () => {
  const web = { type: 'web', keepsSecret: true, clientCredentials: false } as const
  expect(ids(recipesFor(web))).toContain('passport-oauth2')
  expect(ids(recipesFor(web))).not.toContain('simple-oauth2-own')
  expect(ids(recipesFor({ ...web, clientCredentials: true }))).toContain('simple-oauth2-own')
  expect(recipesFor({ ...web, keepsSecret: false })).toEqual([])
  const native = { ...web, type: 'native', keepsSecret: false } as const
  expect(ids(recipesFor(native))).toEqual(['oidc-client-ts', 'mcp-client', 'mcp-remote'])
})

test('an id that is none of them chooses the first', () => {
  expect(chosenRecipe(RECIPES, 'grant')?.id).toBe('grant')
  expect(chosenRecipe(RECIPES, ['grant'])).toBe(RECIPES[0])
  expect(chosenRecipe([], 'grant')).toBeUndefined()
})
