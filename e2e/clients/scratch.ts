import startTestServer from '@/lib/db/testing/global-setup'
import { portOf } from '@/lib/recipes/recipe'
import { RECIPES } from '@/lib/recipes/recipes'
import { mintToken } from '../harness/token'
import { localOrigin, startInstallation, welcome } from './installation'
import { clear, entryOf, layOut, runOnce, serve } from './javascript/run'
import { signInTo } from './sign-in'
import { Visitor } from './visitor'

const wanted = process.argv.slice(2)
const stop = await startTestServer()
const installation = await startInstallation()
const { org, inner, issuer } = installation
for (const recipe of RECIPES) {
  if (wanted.length && !wanted.includes(recipe.id)) continue
  if (recipe.fits[0] === 'native') continue
  const started = performance.now()
  const { setting, secret, env } = await welcome(installation, recipe)
  const folder = layOut(recipe, setting)
  let said = ''
  let good = false
  try {
    const file = entryOf(folder, recipe)
    if (recipe.use === 'own-token') {
      said = await runOnce(file, env)
      good = said.split('.').length === 3
    } else {
      const program = await serve(file, portOf(setting), env)
      try {
        if (recipe.use === 'api') {
          const token = await mintToken(inner, { clientId: setting.clientId, secret })
          const headers = { authorization: `Bearer ${token}` }
          const a = await fetch(localOrigin(setting))
          const b = await fetch(localOrigin(setting), { headers })
          said = `${a.status} ${b.status} ${await b.text()}`
          good = a.status === 401 && b.status === 200
        } else {
          const visitor = new Visitor(issuer, await org.signIn(org.member, inner))
          visitor.reach(setting.appUrl, localOrigin(setting))
          said = await signInTo(visitor, recipe, setting)
          good = said.includes(org.member.email)
        }
      } finally {
        said += `\n-- ${program.said()}`
        await program.end()
      }
    }
  } catch (error) {
    said += `\n!! ${(error as Error).stack}`
  }
  clear(folder)
  console.log(good ? 'OK  ' : 'FAIL', recipe.id, `${Math.round(performance.now() - started)} ms`)
  if (!good || wanted.length) console.log(said.slice(0, 1500))
}
await installation.end()
await stop()
process.exit(0)
