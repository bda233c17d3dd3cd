/** How a test reaches the app: over the host in Chromium, or in Electron's own window. */
export type Launcher = 'chromium' | 'electron'

/**
 * Specs that stay in Chromium, because they are about the host itself: its tokens, cookies, addresses and uploads, what
 * strangers get of it, how it starts and that it is killed. Electron has no host.
 */
export const HOST_SPECS = ['host.spec.ts', 'start.spec.ts', 'killed.spec.ts'] as const

/** Brings an Electron of its own, which is none. */
const STAND_IN_SPECS = ['electron-launch.spec.ts'] as const

/** The launchers that a run uses, and what it says first where it can't use both. */
export function launchersOf(withoutElectron: string | undefined) {
  const launchers: readonly Launcher[] =
    withoutElectron === undefined ? ['chromium', 'electron'] : ['chromium']
  const said = withoutElectron && `The specs run in Chromium only, because ${withoutElectron}.`
  return { launchers, said }
}

const NOT_IN_ELECTRON = [...HOST_SPECS, ...STAND_IN_SPECS].map(spec => `**/${spec}`)

/** A project of Playwright's for each launcher: what can't run in Electron is not in its list, so nothing is skipped. */
export const projectsOf = (launchers: readonly Launcher[]) =>
  launchers.map(launcher => ({
    name: launcher,
    testIgnore: launcher === 'electron' ? NOT_IN_ELECTRON : [],
    use: { launcher },
  }))
