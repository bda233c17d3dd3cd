import { access, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openAppWindow, windowArguments } from '#host/app-window.ts'
import { findBrowser, hasDisplay } from '#host/find-browser.ts'
import { Presence } from '#host/presence.ts'
import { startOptions } from '#host/start-options.ts'
import { startWish } from '#main/start-wish.ts'

describe('the arguments of a start', () => {
  it('name the demo, a folder from where the person stands, or nothing', () => {
    expect(startOptions([], '/grants')).toEqual({ wish: { kind: 'none' }, open: true, because: '' })
    expect(startOptions(['--demo', '--no-open'], '/').wish).toEqual({ kind: 'demo' })
    expect(startOptions(['--no-open'], '/').open).toBe(false)
    expect(startOptions(['--because', 'of that', 'office/2025'], '/grants')).toEqual({
      wish: { kind: 'folder', folder: '/grants/office/2025' },
      open: true,
      because: 'of that',
    })
    expect(startOptions(['--', '--odd-name'], '/x').wish).toEqual({ kind: 'folder', folder: '/x/--odd-name' })
  })

  it.each([[['--evil']], [['a', 'b']], [['--demo', 'a']], [['--demo=yes']]])('are refused when %j', args => {
    expect(() => startOptions(args, '/')).toThrow()
  })

  it('mean the same in Electron, beside switches of the browser inside', () => {
    expect(startWish(['/opt/regrant'], true, '/')).toEqual({ kind: 'none' })
    expect(startWish(['/opt/electron', '.'], false, '/')).toEqual({ kind: 'none' })
    expect(startWish(['/opt/electron', '.', '--demo'], false, '/')).toEqual({ kind: 'demo' })
    expect(startWish(['/opt/regrant', '--enable-x', 'w', '--lang=sq'], true, '/grants')).toEqual({
      kind: 'folder',
      folder: '/grants/w',
    })
  })
})

describe('finding a browser', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'regrant-find-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))
  const program = async (name: string, mode = 0o755) => {
    const file = path.join(folder, name)
    await writeFile(file, '#!/bin/sh\nexit 0\n')
    await chmod(file, mode)
    return file
  }
  const linux = (env: NodeJS.ProcessEnv) => findBrowser({ platform: 'linux', env })

  it('takes the first that is installed, and Chromium before others', async () => {
    expect(await linux({ PATH: folder })).toBeUndefined()
    const edge = await program('microsoft-edge')
    expect(await linux({ PATH: `relative:${folder}` })).toBe(edge)
    const chromium = await program('chromium')
    expect(await linux({ PATH: folder })).toBe(chromium)
  })

  it('takes the one that is named, and no other in its place', async () => {
    await program('chromium')
    const named = await program('my-browser')
    expect(await linux({ PATH: folder, REGRANT_BROWSER: named })).toBe(named)
    expect(await linux({ PATH: folder, REGRANT_BROWSER: path.join(folder, 'gone') })).toBeUndefined()
  })

  it('takes none that can not run', async () => {
    await program('chromium', 0o644)
    expect(await linux({ PATH: folder })).toBeUndefined()
  })

  it('looks on other systems without failing', async () => {
    expect(await findBrowser({ platform: 'win32', env: { PROGRAMFILES: folder } })).toBeUndefined()
    expect(await findBrowser({ platform: 'darwin', env: {} })).toBeUndefined()
  })

  it('knows where no window can open', () => {
    expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false)
    expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true)
    expect(hasDisplay({ platform: 'darwin', env: {} })).toBe(true)
  })

  it('gives the window a profile of its own, removes it, and passes a failed start on', async () => {
    const kept = path.join(folder, 'profile.txt')
    const browser = await program('browser')
    await writeFile(
      browser,
      `#!/bin/sh\nfor a in "$@"; do case "$a" in --user-data-dir=*) echo "$a" > '${kept}';; esac; done\nexec sleep 60\n`,
    )
    const window = await openAppWindow(browser, 'http://127.0.0.1:1/')
    const profile = async () => (await readFile(kept, 'utf8')).trim().split('=')[1] ?? ''
    await expect
      .poll(() =>
        profile()
          .then(access)
          .then(
            () => 'there',
            () => 'not yet',
          ),
      )
      .toBe('there')
    await window.close()
    await expect(access(await profile())).rejects.toThrow('ENOENT')
    await expect(openAppWindow(path.join(folder, 'gone'), 'x').then(({ closed }) => closed)).rejects.toThrow(
      'ENOENT',
    )
  })
})

describe('the window of the browser', () => {
  it('keeps the sandbox, but for root, and lets no name but our own resolve', () => {
    const mine = windowArguments('http://127.0.0.1:1/enter/x', '/tmp/profile', false)
    expect(mine).not.toContain('--no-sandbox')
    expect(mine).toContain('--user-data-dir=/tmp/profile')
    expect(mine).toContain('--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1')
    expect(mine.at(-1)).toBe('--app=http://127.0.0.1:1/enter/x')
    expect(windowArguments('x', 'y', true)).toContain('--no-sandbox')
  })
})

describe('presence', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('ends only when the last page has been gone for the whole grace', () => {
    const empty = vi.fn()
    const presence = new Presence(1000, empty)
    vi.advanceTimersByTime(60_000)
    const [first, second] = [presence.arrive(), presence.arrive()]
    first()
    vi.advanceTimersByTime(5000)
    second()
    vi.advanceTimersByTime(999)
    const back = presence.arrive()
    vi.advanceTimersByTime(5000)
    expect(empty).not.toHaveBeenCalled()
    back()
    vi.advanceTimersByTime(1000)
    expect(empty).toHaveBeenCalledOnce()
  })

  it('says nothing once it was stopped', () => {
    const empty = vi.fn()
    const presence = new Presence(10, empty)
    const leave = presence.arrive()
    presence.stop()
    leave()
    vi.advanceTimersByTime(1000)
    expect(empty).not.toHaveBeenCalled()
  })
})
