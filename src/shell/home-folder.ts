import { homedir } from 'node:os'
import path from 'node:path'

/** Where named workspaces lie: `Regrant` in the person's own folder, or what `REGRANT_HOME` says. */
export const homeFolder = (env: NodeJS.ProcessEnv = process.env): string =>
  path.resolve(env['REGRANT_HOME'] ?? path.join(homedir(), 'Regrant'))
