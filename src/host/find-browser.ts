import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'

export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
}

const LINUX_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
]
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser']
const WINDOWS_PROGRAMS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
]

function candidates({ platform, env }: Surroundings): readonly string[] {
  if (platform === 'darwin') return MAC_APPS.map(name => `/Applications/${name}.app/Contents/MacOS/${name}`)
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      root => root !== undefined,
    )
    return WINDOWS_PROGRAMS.flatMap(parts => roots.map(root => path.win32.join(root, ...parts)))
  }
  const folders = (env['PATH'] ?? '').split(':').filter(folder => path.isAbsolute(folder))
  return LINUX_NAMES.flatMap(name => folders.map(folder => path.join(folder, name)))
}

/** Path of an installed Chromium, Chrome or Edge; `REGRANT_BROWSER` names another. Undefined when there is none. */
export async function findBrowser(surroundings: Surroundings): Promise<string | undefined> {
  const named = surroundings.env['REGRANT_BROWSER']
  for (const candidate of named ? [named] : candidates(surroundings)) {
    const runs = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (runs) return candidate
  }
  return undefined
}

/** False where no window can open: a build server, a terminal over the network. */
export function hasDisplay({ platform, env }: Surroundings): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])
}
