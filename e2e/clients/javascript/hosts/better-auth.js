import { auth } from 'recipe'
import { serveWeb } from './web.js'

serveWeb(process.env.BETTER_AUTH_URL, auth.handler)
