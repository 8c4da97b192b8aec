import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { portOf, type Recipe, type Setting } from '@/lib/recipes/recipe'
import { bundle, clear, layOut } from './run'

/** A site of static files whose page runs the code of a recipe. Answers what takes it away again. */
export async function servePage(recipe: Recipe, setting: Setting): Promise<() => void> {
  const folder = layOut(recipe, setting)
  const script = bundle(join(folder, recipe.file), 'browser')
  const server = createServer((req, res) => {
    const isScript = req.url === '/app.js'
    res.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    res.end(
      isScript
        ? script
        : '<!doctype html><title>Shop</title><body><script type="module" src="/app.js"></script>',
    )
  }).listen(portOf(setting))
  await once(server, 'listening')
  return () => {
    server.closeAllConnections()
    server.close()
    clear(folder)
  }
}
